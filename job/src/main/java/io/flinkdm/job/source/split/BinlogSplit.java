package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The binlog of a source from a place on. Immutable.
 *
 * @param position everything before it has been emitted; lies between two transactions
 * @param safeUntil changes before it may be in the target already
 * @param end where to stop, empty to go on for ever
 * @param tableStarts for tables without a key: changes before the place are in the snapshot
 * @param mark whose binlog the position was read from
 * @param state what holds of the tables at the position
 * @param rows row changes emitted so far
 * @param bytes bytes of the binlog read so far
 */
public record BinlogSplit(
        BinlogPosition position,
        BinlogPosition safeUntil,
        Optional<BinlogPosition> end,
        Map<TableId, BinlogPosition> tableStarts,
        LogMark mark,
        StreamState state,
        long rows,
        long bytes)
        implements MigrationSplit {

    private static final String ID = "binlog";

    public BinlogSplit {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(safeUntil, "safeUntil");
        Objects.requireNonNull(end, "end");
        tableStarts = Map.copyOf(tableStarts);
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(state, "state");
    }

    /** The same split, read up to a later place. */
    public BinlogSplit advanced(BinlogPosition to, LogMark newMark, StreamState newState) {
        return new BinlogSplit(to, safeUntil, end, tableStarts, newMark, newState, rows, bytes);
    }

    /** The same split, more of it counted. */
    public BinlogSplit counted(long moreRows, long moreBytes) {
        return new BinlogSplit(
                position,
                safeUntil,
                end,
                tableStarts,
                mark,
                state,
                rows + moreRows,
                bytes + moreBytes);
    }

    @Override
    public String splitId() {
        return ID;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.binlog(this);
    }
}
