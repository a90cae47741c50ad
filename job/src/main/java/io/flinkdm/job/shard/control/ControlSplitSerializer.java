package io.flinkdm.job.shard.control;

import io.flinkdm.job.serde.ControlCommandSerializer;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A split is its command. Stateless. */
final class ControlSplitSerializer implements SimpleVersionedSerializer<ControlSplit> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(ControlSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ControlCommandSerializer().serialize(split.command(), out);
        return out.getCopyOfBuffer();
    }

    @Override
    public ControlSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != 1) {
            throw new IOException("a command of version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        return new ControlSplit(new ControlCommandSerializer().deserialize(in));
    }
}
