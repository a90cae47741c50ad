package io.flinkdm.job.serde;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the serializers of all events share: a version byte, a length, the event. Events are
 * immutable, so a copy is the event itself. Each instance has buffers and caches of its own; Flink
 * duplicates it for every thread. Task thread.
 */
abstract class EventSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private static final int VERSION = 1;

    private transient WireOutput out;
    private transient WireInput in;
    private transient ChangeCodec changes;

    abstract void write(T event, ChangeCodec changes, WireOutput out) throws IOException;

    abstract T read(ChangeCodec changes, WireInput in) throws IOException;

    @Override
    public final void serialize(T event, DataOutputView target) throws IOException {
        prepare();
        target.writeByte(VERSION);
        write(event, changes, out);
        out.flushTo(target);
    }

    @Override
    public final T deserialize(DataInputView source) throws IOException {
        prepare();
        int version = source.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("an event of version " + version + ", this is " + VERSION);
        }
        in.fill(source);
        T event = read(changes, in);
        in.finish();
        return event;
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        prepare();
        target.writeByte(source.readByte());
        in.fill(source);
        in.copyTo(target);
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return from;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    private void prepare() {
        if (out == null) {
            out = new WireOutput();
            in = new WireInput();
            changes = new ChangeCodec();
        }
    }
}
