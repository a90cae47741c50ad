package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ControlCommand;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializer of {@link ControlCommand}; see {@link ControlCommandTypeInfo}. Task thread. */
public final class ControlCommandSerializer extends EventSerializer<ControlCommand> {

    private static final long serialVersionUID = 1L;

    @Override
    void write(ControlCommand event, ChangeCodec changes, WireOutput out) throws IOException {
        out.putUnsigned(event.id());
        out.putText(event.command());
        out.putText(event.arguments());
    }

    @Override
    ControlCommand read(ChangeCodec changes, WireInput in) throws IOException {
        return new ControlCommand(in.nextUnsigned(), in.nextText(), in.nextText());
    }

    @Override
    public TypeSerializer<ControlCommand> duplicate() {
        return new ControlCommandSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ControlCommand> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: keep its name. The version of an event is in its first byte. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ControlCommand> {

        public Snapshot() {
            super(ControlCommandSerializer::new);
        }
    }
}
