package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far the enumerator is, as kept in a checkpoint. What readers hold is in their own state.
 * Immutable.
 *
 * @param start where the binlog is read from, noted before any row was read; {@code null} while
 *     nothing has been found out
 * @param end the end of the binlog when all rows were read; {@code null} before
 * @param mark whose binlog the start lies in
 * @param toCut tables with rows not yet cut into chunks, the first one possibly begun
 * @param nextChunk number of the next chunk
 * @param unassigned splits no reader holds
 * @param tableStarts where the snapshots of tables without a key lie in the binlog
 * @param totals the counts of {@link Totals} as bytes
 */
public record SourceProgress(
        Phase phase,
        BinlogPosition start,
        BinlogPosition end,
        LogMark mark,
        List<TableToCut> toCut,
        int nextChunk,
        List<MigrationSplit> unassigned,
        Map<TableId, BinlogPosition> tableStarts,
        byte[] totals) {

    public SourceProgress {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(mark, "mark");
        toCut = List.copyOf(toCut);
        unassigned = List.copyOf(unassigned);
        tableStarts = Map.copyOf(tableStarts);
    }

    /** The order is part of the checkpoint's form. */
    public enum Phase {
        /** Nothing is known of the source yet. */
        DISCOVERY,
        /** Existing rows are being read. */
        ROWS,
        /** All rows are read; they are durable once a checkpoint begun now has completed. */
        ROWS_READ,
        /** The binlog split exists. */
        BINLOG
    }
}
