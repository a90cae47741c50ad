package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ControlCommand;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of {@link ControlCommand}. Immutable. */
public final class ControlCommandTypeInfo extends EventTypeInfo<ControlCommand> {

    public static final ControlCommandTypeInfo INSTANCE = new ControlCommandTypeInfo();

    private static final long serialVersionUID = 1L;

    private ControlCommandTypeInfo() {
        super(ControlCommand.class);
    }

    @Override
    TypeSerializer<ControlCommand> serializer() {
        return new ControlCommandSerializer();
    }
}
