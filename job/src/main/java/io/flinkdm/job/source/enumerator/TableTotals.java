package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.source.split.Fields;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.model.TableId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts of one table whose rows are being read. JobManager main thread: must not block. */
final class TableTotals {

    final TableId table;
    final long estimatedRows;
    private long rows;
    private long bytes;
    private int chunks;
    private int completedChunks;
    private boolean cutToEnd;
    private boolean closed;
    private long beganAtMs;

    TableTotals(TableId table, long estimatedRows) {
        this.table = table;
        this.estimatedRows = estimatedRows;
    }

    void cut(int count, boolean toEnd) {
        chunks += count;
        cutToEnd |= toEnd;
    }

    void durable(TableLoad load) {
        rows += load.rows();
        bytes += load.bytes();
        completedChunks += load.chunks();
    }

    long rows() {
        return rows;
    }

    /** All of its chunks are read, whatever was counted; what is not told yet still comes. */
    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    /** Whether all of its chunks are known and read. */
    boolean complete() {
        return closed || (cutToEnd && completedChunks >= chunks);
    }

    /** The load of a table begins when it is first told of. */
    TableStatus status(String sourceId, long nowMs) {
        boolean complete = complete();
        beganAtMs = beganAtMs == 0 ? nowMs : beganAtMs;
        return new TableStatus(
                sourceId,
                table,
                complete,
                complete ? rows : Math.max(estimatedRows, rows),
                rows,
                bytes,
                chunks,
                complete ? chunks : completedChunks,
                beganAtMs,
                nowMs);
    }

    void write(DataOutput out) throws IOException {
        Fields.writeTable(out, table);
        out.writeLong(estimatedRows);
        out.writeLong(rows);
        out.writeLong(bytes);
        out.writeInt(chunks);
        out.writeInt(completedChunks);
        out.writeBoolean(cutToEnd);
        out.writeLong(beganAtMs);
    }

    static TableTotals read(DataInput in) throws IOException {
        TableTotals totals = new TableTotals(Fields.readTable(in), in.readLong());
        totals.rows = in.readLong();
        totals.bytes = in.readLong();
        totals.chunks = in.readInt();
        totals.completedChunks = in.readInt();
        totals.cutToEnd = in.readBoolean();
        totals.beganAtMs = in.readLong();
        return totals;
    }
}
