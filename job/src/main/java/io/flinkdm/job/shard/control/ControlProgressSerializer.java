package io.flinkdm.job.shard.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The last id, then the waiting commands. Stateless. */
final class ControlProgressSerializer implements SimpleVersionedSerializer<ControlProgress> {

    private final ControlSplitSerializer splits = new ControlSplitSerializer();

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(ControlProgress progress) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeLong(progress.lastId());
        out.writeInt(progress.waiting().size());
        for (ControlSplit split : progress.waiting()) {
            byte[] bytes = splits.serialize(split);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public ControlProgress deserialize(int version, byte[] bytes) throws IOException {
        if (version != 1) {
            throw new IOException("commands of version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        long lastId = in.readLong();
        int count = in.readInt();
        List<ControlSplit> waiting = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] split = new byte[in.readInt()];
            in.readFully(split);
            waiting.add(splits.deserialize(1, split));
        }
        return new ControlProgress(lastId, waiting);
    }
}
