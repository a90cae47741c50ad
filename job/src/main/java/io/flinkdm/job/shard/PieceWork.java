package io.flinkdm.job.shard;

import io.flinkdm.job.jdbc.Backoff;
import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.shard.execute.DdlOrder;
import io.flinkdm.job.shard.execute.DdlOutcome;
import io.flinkdm.job.shard.execute.DdlRunner;
import io.flinkdm.job.shard.queue.Piece;
import io.flinkdm.udf.error.MigrationException;

/** A statement and what has come of running it so far. Task thread. */
final class PieceWork {

    private static final long SOON_MS = 200;
    private static final long LOOK_MS = 2_000;

    private final Piece piece;
    private final long sinceMs;
    private DdlRunner.Run run;
    private boolean begun;
    private boolean retry = true;
    private long nextMs;
    private Backoff backoff;
    private MigrationException error;
    private long updatedMs;

    PieceWork(Piece piece, long nowMs) {
        this.piece = piece;
        this.sinceMs = nowMs;
        this.updatedMs = nowMs;
    }

    Piece piece() {
        return piece;
    }

    boolean running() {
        return run != null;
    }

    boolean parked() {
        return !retry;
    }

    MigrationException error() {
        return error;
    }

    long sinceMs() {
        return sinceMs;
    }

    long updatedMs() {
        return updatedMs;
    }

    DdlStatus.State state() {
        if (parked()) {
            return DdlStatus.State.PARKED;
        }
        return begun && piece.ddl().runs() ? DdlStatus.State.RUNNING : DdlStatus.State.WAITING;
    }

    /** Sees what has come of it. Whether it is done. */
    boolean look(long nowMs) {
        DdlOutcome outcome = run == null ? null : run.outcome();
        if (outcome == null) {
            return false;
        }
        run = null;
        switch (outcome.kind()) {
            case DONE:
                return true;
            case NOT_YET:
                nextMs = nowMs + SOON_MS;
                break;
            case STILL_PARKED:
                nextMs = nowMs + LOOK_MS;
                break;
            case PARKED:
                failed(outcome.error(), false, nowMs, LOOK_MS);
                break;
            default:
                backoff = backoff == null ? Backoff.start() : backoff;
                failed(outcome.error(), true, nowMs, backoff.nextMs());
        }
        return false;
    }

    private void failed(MigrationException why, boolean passes, long nowMs, long pauseMs) {
        error = why;
        retry = passes;
        updatedMs = nowMs;
        nextMs = nowMs + pauseMs;
    }

    /** Runs it, or looks for what people have said of it, when it is time. */
    void go(long nowMs, DdlRunner runner) {
        if (run == null && nowMs >= nextMs) {
            updatedMs = begun ? updatedMs : nowMs;
            begun = true;
            run = runner.run(new DdlOrder(piece.ddl(), piece.needs()), retry);
        }
    }
}
