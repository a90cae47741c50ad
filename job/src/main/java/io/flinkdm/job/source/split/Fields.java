package io.flinkdm.job.source.split;

import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the parts of splits and of a source's progress are written to a checkpoint. Stateless. */
public final class Fields {

    private Fields() {}

    /** Of any length, which {@link DataOutput#writeUTF} is not. */
    public static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    public static List<String> readTexts(DataInput in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    public static void writeTable(DataOutput out, TableId table) throws IOException {
        writeText(out, table.schema());
        writeText(out, table.table());
    }

    public static TableId readTable(DataInput in) throws IOException {
        return new TableId(readText(in), readText(in));
    }

    /**
     * @param position {@code null} is kept
     */
    public static void writePosition(DataOutput out, BinlogPosition position) throws IOException {
        out.writeBoolean(position != null);
        if (position != null) {
            writeText(out, position.file());
            out.writeLong(position.offset());
            writeText(out, position.gtids().toString());
        }
    }

    public static BinlogPosition readPosition(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String file = readText(in);
        long offset = in.readLong();
        return new BinlogPosition(file, offset, GtidSet.parse(readText(in)));
    }

    public static void writeMark(DataOutput out, LogMark mark) throws IOException {
        writeText(out, mark.server());
        writeText(out, mark.file());
        out.writeLong(mark.bornSeconds());
        out.writeBoolean(mark.moved());
    }

    public static LogMark readMark(DataInput in) throws IOException {
        return new LogMark(readText(in), readText(in), in.readLong(), in.readBoolean());
    }

    public static void writeState(DataOutput out, StreamState state) throws IOException {
        out.writeLong(state.structures());
        Map<TableId, List<String>> kept = state.kept().statements();
        out.writeInt(kept.size());
        for (Map.Entry<TableId, List<String>> entry : kept.entrySet()) {
            writeTable(out, entry.getKey());
            writeTexts(out, entry.getValue());
        }
    }

    public static StreamState readState(DataInput in) throws IOException {
        long structures = in.readLong();
        int count = in.readInt();
        Map<TableId, List<String>> kept = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            kept.put(readTable(in), readTexts(in));
        }
        return new StreamState(structures, new KeptStatements(kept));
    }

    public static void writePositions(DataOutput out, Map<TableId, BinlogPosition> positions)
            throws IOException {
        out.writeInt(positions.size());
        for (Map.Entry<TableId, BinlogPosition> entry : positions.entrySet()) {
            writeTable(out, entry.getKey());
            writePosition(out, entry.getValue());
        }
    }

    public static Map<TableId, BinlogPosition> readPositions(DataInput in) throws IOException {
        int count = in.readInt();
        Map<TableId, BinlogPosition> positions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            positions.put(readTable(in), readPosition(in));
        }
        return positions;
    }

    public static void writeRange(DataOutput out, ChunkRange range) throws IOException {
        writeText(out, range.index());
        writeTexts(out, range.columns());
        writeTexts(out, range.after());
        writeTexts(out, range.upTo());
    }

    public static ChunkRange readRange(DataInput in) throws IOException {
        return new ChunkRange(readText(in), readTexts(in), readTexts(in), readTexts(in));
    }
}
