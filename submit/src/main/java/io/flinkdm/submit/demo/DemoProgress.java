package io.flinkdm.submit.demo;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import java.util.Locale;

/** The line the demo prints every second. Keeps the previous look to tell speeds. One thread. */
final class DemoProgress {

    private static final long SECOND_MS = 1000;

    private long rowsBefore;
    private long atMsBefore;
    private long speed;

    /** The line {@code elapsedSeconds} after the start. */
    String line(long elapsedSeconds, SourceStatus status) {
        measure(status);
        String rows =
                status.unit().equals("Sync")
                        ? String.format(
                                Locale.ROOT,
                                "%,d rows loaded, %,d changes",
                                status.loadedRows(),
                                status.syncedRows())
                        : String.format(
                                Locale.ROOT,
                                "%,d of about %,d rows loaded",
                                status.loadedRows(),
                                status.estimatedRows());
        return String.format(
                Locale.ROOT,
                "%4d s  %-4s  %s  %,d rows/s  at %s  lag %d s",
                elapsedSeconds,
                status.unit(),
                rows,
                speed,
                position(status.flushed()),
                status.secondsBehind());
    }

    private void measure(SourceStatus status) {
        long rows = status.loadedRows() + status.syncedRows();
        long elapsedMs = status.updatedAtMs() - atMsBefore;
        if (elapsedMs <= 0) {
            return;
        }
        speed = atMsBefore == 0 ? 0 : Math.max(0, rows - rowsBefore) * SECOND_MS / elapsedMs;
        rowsBefore = rows;
        atMsBefore = status.updatedAtMs();
    }

    private static String position(Location at) {
        return at.file().isEmpty() ? "(no position yet)" : at.file() + ":" + at.offset();
    }
}
