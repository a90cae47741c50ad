package io.flinkdm.job.serde;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The types of the job's streams. Immutable. */
public final class BundleTypeInfo<E> extends EventTypeInfo<Bundle<E>> {

    public static final BundleTypeInfo<ChangeEvent> OF_CHANGES =
            new BundleTypeInfo<>(new ChangeEventSerializer());

    public static final BundleTypeInfo<RoutedEvent> OF_ROUTED =
            new BundleTypeInfo<>(new RoutedEventSerializer());

    public static final BundleTypeInfo<TargetEvent> OF_TARGETS =
            new BundleTypeInfo<>(new TargetEventSerializer());

    private static final long serialVersionUID = 1L;

    private final EventSerializer<E> events;

    @SuppressWarnings("unchecked") // a class says nothing of what is in it
    private BundleTypeInfo(EventSerializer<E> events) {
        super((Class<Bundle<E>>) (Class<?>) Bundle.class);
        this.events = events;
    }

    @Override
    TypeSerializer<Bundle<E>> serializer() {
        return new BundleSerializer<>(events).duplicate();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && events.equals(((BundleTypeInfo<?>) other).events);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + events.hashCode();
    }
}
