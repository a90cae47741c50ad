package io.flinkdm.job.serde;

import io.flinkdm.job.bundle.Bundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Serializer of {@link Bundle}: how many events, then each as its own serializer puts it, but
 * without a version and a length for each. Task thread.
 */
public final class BundleSerializer<E> extends EventSerializer<Bundle<E>> {

    private static final long serialVersionUID = 1L;

    private final EventSerializer<E> events;

    BundleSerializer(EventSerializer<E> events) {
        this.events = events;
    }

    @Override
    void write(Bundle<E> bundle, ChangeCodec changes, WireOutput out) throws IOException {
        List<E> list = bundle.events();
        out.putUnsigned(list.size());
        for (int i = 0; i < list.size(); i++) {
            events.write(list.get(i), changes, out);
        }
    }

    @Override
    Bundle<E> read(ChangeCodec changes, WireInput in) throws IOException {
        int size = in.nextLength();
        List<E> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(events.read(changes, in));
        }
        return new Bundle<>(list);
    }

    @Override
    public TypeSerializer<Bundle<E>> duplicate() {
        return new BundleSerializer<>((EventSerializer<E>) events.duplicate());
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && events.equals(((BundleSerializer<?>) other).events);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + events.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Bundle<E>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Bundles are in no savepoint; Flink asks for it all the same. */
    public static final class Snapshot<E>
            extends CompositeTypeSerializerSnapshot<Bundle<E>, BundleSerializer<E>> {

        private static final int VERSION = 1;

        public Snapshot() {}

        Snapshot(BundleSerializer<E> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return VERSION;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(BundleSerializer<E> outer) {
            return new TypeSerializer<?>[] {outer.events};
        }

        @Override
        @SuppressWarnings("unchecked") // what getNestedSerializers gave
        protected BundleSerializer<E> createOuterSerializerWithNestedSerializers(
                TypeSerializer<?>[] nested) {
            return new BundleSerializer<>((EventSerializer<E>) nested[0]);
        }
    }
}
