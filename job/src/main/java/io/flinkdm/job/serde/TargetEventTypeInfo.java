package io.flinkdm.job.serde;

import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of {@link TargetEvent}. Immutable. */
public final class TargetEventTypeInfo extends EventTypeInfo<TargetEvent> {

    public static final TargetEventTypeInfo INSTANCE = new TargetEventTypeInfo();

    private static final long serialVersionUID = 1L;

    private TargetEventTypeInfo() {
        super(TargetEvent.class);
    }

    @Override
    TypeSerializer<TargetEvent> serializer() {
        return new TargetEventSerializer();
    }
}
