package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.enumerator.SourceProgress.Phase;
import io.flinkdm.job.source.split.Fields;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.MigrationSplitSerializer;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form of {@link SourceProgress} in checkpoints. Stateless. */
public final class SourceProgressSerializer implements SimpleVersionedSerializer<SourceProgress> {

    /**
     * The second one says how a table is to be cut, the third one whose binlog it is, the fourth
     * one which structures hold.
     */
    private static final int VERSION = 4;

    private static final int WITHOUT_ENDS = 1;
    private static final int WITHOUT_MARK = 2;
    private static final int WITHOUT_STRUCTURES = 3;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SourceProgress progress) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(progress.phase().ordinal());
        Fields.writePosition(out, progress.start());
        Fields.writePosition(out, progress.end());
        Fields.writeMark(out, progress.mark());
        writeTables(out, progress.toCut());
        out.writeInt(progress.nextChunk());
        out.writeInt(progress.unassigned().size());
        for (MigrationSplit split : progress.unassigned()) {
            MigrationSplitSerializer.write(out, split);
        }
        Fields.writePositions(out, progress.tableStarts());
        out.writeInt(progress.totals().length);
        out.write(progress.totals());
        return bytes.toByteArray();
    }

    @Override
    public SourceProgress deserialize(int version, byte[] bytes) throws IOException {
        if (version < WITHOUT_ENDS || version > VERSION) {
            throw new IOException("unknown version " + version + " of a source's progress");
        }
        DataInput in = new DataInputStream(new ByteArrayInputStream(bytes));
        Phase phase = Phase.values()[in.readByte()];
        BinlogPosition start = Fields.readPosition(in);
        BinlogPosition end = Fields.readPosition(in);
        LogMark mark = version <= WITHOUT_MARK ? LogMark.UNKNOWN : Fields.readMark(in);
        List<TableToCut> toCut = readTables(in, version);
        int nextChunk = in.readInt();
        List<MigrationSplit> unassigned = readSplits(splitForm(version), in);
        var tableStarts = Fields.readPositions(in);
        byte[] totals = new byte[in.readInt()];
        in.readFully(totals);
        return new SourceProgress(
                phase, start, end, mark, toCut, nextChunk, unassigned, tableStarts, totals);
    }

    /** Splits within have no version of their own. */
    private static int splitForm(int version) {
        if (version <= WITHOUT_MARK) {
            return 1;
        }
        return version <= WITHOUT_STRUCTURES ? 2 : 3;
    }

    private static void writeTables(DataOutput out, List<TableToCut> tables) throws IOException {
        out.writeInt(tables.size());
        for (TableToCut table : tables) {
            Fields.writeTable(out, table.table());
            Fields.writeTexts(out, table.cutUpTo());
            out.writeLong(table.estimatedRows());
            Fields.writeTexts(out, table.end());
            out.writeLong(table.chunkRows());
            out.writeBoolean(table.keyless());
        }
    }

    private static List<TableToCut> readTables(DataInput in, int version) throws IOException {
        int count = in.readInt();
        List<TableToCut> tables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tables.add(readTable(in, version));
        }
        return tables;
    }

    private static TableToCut readTable(DataInput in, int version) throws IOException {
        TableId table = Fields.readTable(in);
        List<String> cutUpTo = Fields.readTexts(in);
        long estimatedRows = in.readLong();
        return version == WITHOUT_ENDS
                ? new TableToCut(table, cutUpTo, List.of(), estimatedRows, 0, false)
                : new TableToCut(
                        table,
                        cutUpTo,
                        Fields.readTexts(in),
                        estimatedRows,
                        in.readLong(),
                        in.readBoolean());
    }

    private static List<MigrationSplit> readSplits(int form, DataInput in) throws IOException {
        int count = in.readInt();
        List<MigrationSplit> splits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            splits.add(MigrationSplitSerializer.read(form, in));
        }
        return splits;
    }
}
