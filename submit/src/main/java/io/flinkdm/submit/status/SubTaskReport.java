package io.flinkdm.submit.status;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.SubTaskStatus.DumpStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadingTable;
import io.flinkdm.submit.answer.SubTaskStatus.SyncStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** From what a source reports about itself to DM's status of a sub-task. Pure. */
final class SubTaskReport {

    private static final String INVALID_UNIT = "InvalidUnit";
    private static final double LESS_THAN_ALL = 0.9999;

    private SubTaskReport() {}

    /** Before the source has reported anything its unit is DM's {@code InvalidUnit}. */
    static SubTaskStatus of(String task, TaskState state, Optional<SourceReading> reading) {
        String unit = reading.map(r -> r.status().unit()).orElse(INVALID_UNIT);
        return new SubTaskStatus(
                task,
                state.stage(),
                unit,
                state.result(),
                "",
                unit.equals("Dump") ? reading.map(SubTaskReport::dump).orElse(null) : null,
                unit.equals("Load") ? reading.map(SubTaskReport::load).orElse(null) : null,
                unit.equals("Sync") ? reading.map(SubTaskReport::sync).orElse(null) : null,
                null);
    }

    private static DumpStatus dump(SourceReading reading) {
        SourceStatus status = reading.status();
        return new DumpStatus(
                status.totalTables(),
                status.completedTables(),
                status.loadedBytes(),
                status.loadedRows(),
                status.estimatedRows(),
                reading.rates().recentBytesPerSecond(),
                percent(status));
    }

    private static LoadStatus load(SourceReading reading) {
        SourceStatus status = reading.status();
        return new LoadStatus(
                status.loadedBytes(),
                estimatedBytes(status),
                percent(status),
                status.snapshot().display(),
                status.snapshot().gtidSet(),
                reading.rates().recentBytesPerSecond(),
                remainingSeconds(reading),
                reading.tables().stream().map(SubTaskReport::table).toList());
    }

    /** {@code null} while nobody can tell. */
    private static Long remainingSeconds(SourceReading reading) {
        long bytesPerSecond = reading.rates().recentBytesPerSecond();
        long bytes = estimatedBytes(reading.status()) - reading.status().loadedBytes();
        return bytesPerSecond <= 0 ? null : (Long) (bytes / bytesPerSecond);
    }

    private static LoadingTable table(TableStatus table) {
        double share =
                table.estimatedRows() <= 0
                        ? 0
                        : (double) table.loadedRows() / table.estimatedRows();
        OptionalLong remaining = table.remainingSeconds();
        return new LoadingTable(
                table.table().quoted(),
                table.loadedRows(),
                table.estimatedRows(),
                table.loadedBytes(),
                percent(Math.min(share, LESS_THAN_ALL)),
                remaining.isPresent() ? (Long) remaining.getAsLong() : null);
    }

    private static SyncStatus sync(SourceReading reading) {
        SourceStatus status = reading.status();
        Rates rates = reading.rates();
        Location head = reading.head();
        return new SyncStatus(
                status.syncedRows(),
                rates.totalRowsPerSecond(),
                rates.recentRowsPerSecond(),
                head.display(),
                head.gtidSet(),
                status.flushed().display(),
                status.flushed().gtidSet(),
                List.of(),
                List.of(),
                reading.isSynced(),
                "remote",
                status.secondsBehind(),
                "",
                "",
                status.syncedRows(),
                rates.totalRowsPerSecond(),
                rates.recentRowsPerSecond(),
                status.syncedBytes(),
                status.loadedBytes());
    }

    private static String percent(SourceStatus status) {
        return percent(share(status));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Rows against the server's estimate; never 100 % before the source says it is done. */
    private static double share(SourceStatus status) {
        if (status.finished()) {
            return 1;
        }
        double rows =
                status.estimatedRows() <= 0
                        ? 0
                        : (double) status.loadedRows() / status.estimatedRows();
        return Math.min(rows, LESS_THAN_ALL);
    }

    private static long estimatedBytes(SourceStatus status) {
        if (status.finished() || status.loadedRows() == 0) {
            return status.loadedBytes();
        }
        double bytesPerRow = (double) status.loadedBytes() / status.loadedRows();
        long rows = Math.max(status.estimatedRows(), status.loadedRows());
        return Math.round(bytesPerRow * rows);
    }
}
