package io.flinkdm.submit.status;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.SubTaskStatus.DumpStatus;
import io.flinkdm.submit.answer.SubTaskStatus.LoadStatus;
import io.flinkdm.submit.answer.SubTaskStatus.SyncStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From what a source reports about itself to DM's status of a sub-task. Pure. */
final class SubTaskReport {

    private static final String INVALID_UNIT = "InvalidUnit";

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
                reading.rates().recentBytesPerSecond());
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
        return String.format(Locale.ROOT, "%.2f %%", 100 * share(status));
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
        return Math.min(rows, 0.9999);
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
