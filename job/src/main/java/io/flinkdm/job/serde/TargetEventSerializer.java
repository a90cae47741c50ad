package io.flinkdm.job.serde;

import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializer of {@link TargetEvent}; see {@link BundleTypeInfo}. Task thread. */
public final class TargetEventSerializer extends EventSerializer<TargetEvent> {

    private static final long serialVersionUID = 1L;

    private transient Names<TableId> targets;

    @Override
    void write(TargetEvent event, ChangeCodec changes, WireOutput out) throws IOException {
        targets().write(event.target(), out);
        out.putInt(event.address());
        out.putUnsigned(event.structure());
        changes.write(event.change(), out);
    }

    @Override
    TargetEvent read(ChangeCodec changes, WireInput in) throws IOException {
        TableId target = targets().read(in);
        int address = in.nextInt();
        int structure = in.nextLength();
        return new TargetEvent(changes.readRow(in), target, address, structure);
    }

    private Names<TableId> targets() {
        if (targets == null) {
            targets = Names.ofTables();
        }
        return targets;
    }

    @Override
    public TypeSerializer<TargetEvent> duplicate() {
        return new TargetEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<TargetEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: keep its name. The version of an event is in its first byte. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TargetEvent> {

        public Snapshot() {
            super(TargetEventSerializer::new);
        }
    }
}
