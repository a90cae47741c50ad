package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form of splits in checkpoints and between enumerator and readers. Stateless. */
public final class MigrationSplitSerializer implements SimpleVersionedSerializer<MigrationSplit> {

    private static final int VERSION = 3;
    private static final int WITHOUT_MARK = 1;
    private static final int WITHOUT_STATE = 2;
    private static final int SNAPSHOT = 1;
    private static final int BINLOG = 2;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(MigrationSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(new DataOutputStream(bytes), split);
        return bytes.toByteArray();
    }

    @Override
    public MigrationSplit deserialize(int version, byte[] bytes) throws IOException {
        requireVersion(version);
        return read(version, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** Refuses what a later version of this system wrote. */
    public static void requireVersion(int version) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("unknown version " + version + " of a source's state");
        }
    }

    /** The split alone, for states that hold several. */
    public static void write(DataOutput out, MigrationSplit split) throws IOException {
        if (split instanceof SnapshotSplit chunk) {
            writeChunk(out, chunk);
        } else {
            writeBinlog(out, (BinlogSplit) split);
        }
    }

    private static void writeChunk(DataOutput out, SnapshotSplit chunk) throws IOException {
        out.writeByte(SNAPSHOT);
        out.writeInt(chunk.chunk());
        Fields.writeTable(out, chunk.table());
        out.writeLong(chunk.schema());
        Fields.writeRange(out, chunk.range());
        out.writeBoolean(chunk.keyless());
        Fields.writePosition(out, chunk.readAt());
    }

    private static void writeBinlog(DataOutput out, BinlogSplit binlog) throws IOException {
        out.writeByte(BINLOG);
        Fields.writePosition(out, binlog.position());
        Fields.writePosition(out, binlog.safeUntil());
        Fields.writePosition(out, binlog.end().orElse(null));
        Fields.writePositions(out, binlog.tableStarts());
        Fields.writeMark(out, binlog.mark());
        Fields.writeState(out, binlog.state());
        out.writeLong(binlog.rows());
        out.writeLong(binlog.bytes());
    }

    /** What {@link #write} of that version wrote. */
    public static MigrationSplit read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        switch (kind) {
            case SNAPSHOT:
                return new SnapshotSplit(
                        in.readInt(),
                        Fields.readTable(in),
                        in.readLong(),
                        Fields.readRange(in),
                        in.readBoolean(),
                        Fields.readPosition(in));
            case BINLOG:
                return readBinlog(version, in);
            default:
                throw new IOException("unknown kind " + kind + " of split");
        }
    }

    private static BinlogSplit readBinlog(int version, DataInput in) throws IOException {
        BinlogPosition position = Fields.readPosition(in);
        BinlogPosition safeUntil = Fields.readPosition(in);
        Optional<BinlogPosition> end = Optional.ofNullable(Fields.readPosition(in));
        return new BinlogSplit(
                position,
                safeUntil,
                end,
                Fields.readPositions(in),
                version == WITHOUT_MARK ? LogMark.UNKNOWN : Fields.readMark(in),
                version <= WITHOUT_STATE ? StreamState.UNKNOWN : Fields.readState(in),
                in.readLong(),
                in.readLong());
    }
}
