package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.sink.AppendHistory.Change;
import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import java.sql.SQLException;
import java.util.Random;
import org.apache.flink.util.ExceptionUtils;

/**
 * One history written under one injection. What Flink would do is done here: checkpoints now and
 * then, and after each end of a writer another one that reads again from the last checkpoint, all
 * rows marked safe that the one before may have written. JUnit's thread.
 */
final class InjectedRun {

    private static final int CHANGES = 80;
    private static final int STEPS_PER_CHECKPOINT = 30;

    private final InjectedTarget target;
    private final Injector injector;
    private final AppendHistory history;
    private final Random random;
    private final String name;
    private FaultyConnector connector;
    private TidbWriter writer;
    private int next;
    private int checkpoint;
    private int head;
    private int furthest;
    private boolean replaying;

    InjectedRun(InjectedTarget target, Injection injection, long seed) {
        this.target = target;
        this.injector = new Injector(injection, seed);
        this.history = new AppendHistory(seed, CHANGES);
        this.random = new Random(seed);
        this.name = injection + ", seed " + seed;
        // The writers start as after an earlier run: the first changes may be there already.
        this.head = history.size() / 4;
    }

    /**
     * @return how often the injection hit
     */
    int run() throws Exception {
        target.clear();
        start();
        while (!end()) {
            writer.close();
            furthest = Math.max(furthest, next + 1);
            head = Math.max(head, furthest);
            next = checkpoint;
            replaying = true;
            start();
        }
        writer.close();
        connector.settle();
        verify();
        return injector.hits();
    }

    private void start() {
        connector = new FaultyConnector(target.connector(), injector);
        writer = target.writer(connector);
    }

    /** False when the writer has died. */
    private boolean end() throws Exception {
        try {
            while (next < history.size()) {
                write();
                if (random.nextInt(STEPS_PER_CHECKPOINT) == 0) {
                    checkpoint();
                }
            }
            checkpoint();
            return true;
        } catch (RuntimeException e) {
            if (ExceptionUtils.findThrowable(e, WriterCrash.class).isPresent()) {
                return false;
            }
            throw new AssertionError(name, e);
        }
    }

    private void write() throws Exception {
        if (replaying) {
            connector.visit(Step.REPLAY, Moment.BEFORE);
        }
        replaying = false;
        connector.visit(Step.ROW, Moment.BEFORE);
        Change change = history.change(next);
        RowChange row = next < head ? Changes.safe(change.row()) : change.row();
        for (TargetEvent event : target.addressed(change.table(), row)) {
            writer.write(Bundle.of(event), null);
        }
        next++;
    }

    private void checkpoint() throws Exception {
        connector.visit(Step.BARRIER, Moment.BEFORE);
        writer.flush(false);
        connector.visit(Step.CHECKPOINT, Moment.BEFORE);
        if (next >= furthest) {
            verify();
        }
        checkpoint = next;
        connector.visit(Step.NOTIFY, Moment.BEFORE);
    }

    /** While changes are made again the target is ahead of them. */
    private void verify() throws SQLException {
        for (int table = 0; table < AppendHistory.TABLES.size(); table++) {
            assertThat(target.rows(table))
                    .as(
                            "%s after %d changes, under: %s",
                            AppendHistory.TABLES.get(table), next, name)
                    .isEqualTo(history.rows(table, next));
        }
    }
}
