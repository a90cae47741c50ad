package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ChangeEvent;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of {@link ChangeEvent}. Immutable. */
public final class ChangeEventTypeInfo extends EventTypeInfo<ChangeEvent> {

    public static final ChangeEventTypeInfo INSTANCE = new ChangeEventTypeInfo();

    private static final long serialVersionUID = 1L;

    private ChangeEventTypeInfo() {
        super(ChangeEvent.class);
    }

    @Override
    TypeSerializer<ChangeEvent> serializer() {
        return new ChangeEventSerializer();
    }
}
