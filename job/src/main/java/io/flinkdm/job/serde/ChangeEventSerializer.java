package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ChangeEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializer of {@link ChangeEvent}; see {@link BundleTypeInfo}. Task thread. */
public final class ChangeEventSerializer extends EventSerializer<ChangeEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    void write(ChangeEvent event, ChangeCodec changes, WireOutput out) throws IOException {
        changes.write(event, out);
    }

    @Override
    ChangeEvent read(ChangeCodec changes, WireInput in) throws IOException {
        return changes.read(in);
    }

    @Override
    public TypeSerializer<ChangeEvent> duplicate() {
        return new ChangeEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ChangeEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: keep its name. The version of an event is in its first byte. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChangeEvent> {

        public Snapshot() {
            super(ChangeEventSerializer::new);
        }
    }
}
