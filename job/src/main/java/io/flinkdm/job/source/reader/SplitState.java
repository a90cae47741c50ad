package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;

/** How far a split has been emitted. Task thread. */
final class SplitState {

    private final MigrationSplit split;
    private BinlogPosition position;
    private LogMark mark;
    private StreamState state;
    private ChunkRange rest;
    private long rows;
    private long bytes;

    SplitState(MigrationSplit split) {
        this.split = split;
    }

    void emitted(ChangeBatch batch) {
        if (batch.position() != null) {
            position = batch.position();
            mark = batch.mark();
            state = batch.state();
        }
        if (batch.rest() != null) {
            rest = batch.rest();
        }
        rows += batch.rows();
        bytes += batch.bytes();
    }

    /** What is still to be read after a restart. */
    MigrationSplit toSplit() {
        if (split instanceof BinlogSplit binlog) {
            return binlogSplit(binlog);
        }
        return rest == null ? split : ((SnapshotSplit) split).left(rest);
    }

    private BinlogSplit binlogSplit(BinlogSplit binlog) {
        BinlogSplit read = position == null ? binlog : binlog.advanced(position, mark, state);
        return read.counted(rows, bytes);
    }

    /** The chunk, read to its end; {@code null} for a binlog. */
    SnapshotSplit chunkRead() {
        return split instanceof SnapshotSplit chunk ? chunk.readAt(position) : null;
    }

    /** Whose rows a chunk holds; {@code null} for a binlog. */
    TableId table() {
        return split instanceof SnapshotSplit chunk ? chunk.table() : null;
    }

    boolean binlog() {
        return split instanceof BinlogSplit;
    }
}
