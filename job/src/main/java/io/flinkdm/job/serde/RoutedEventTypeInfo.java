package io.flinkdm.job.serde;

import io.flinkdm.udf.event.RoutedEvent;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of {@link RoutedEvent}. Immutable. */
public final class RoutedEventTypeInfo extends EventTypeInfo<RoutedEvent> {

    public static final RoutedEventTypeInfo INSTANCE = new RoutedEventTypeInfo();

    private static final long serialVersionUID = 1L;

    private RoutedEventTypeInfo() {
        super(RoutedEvent.class);
    }

    @Override
    TypeSerializer<RoutedEvent> serializer() {
        return new RoutedEventSerializer();
    }
}
