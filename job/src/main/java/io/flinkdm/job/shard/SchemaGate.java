package io.flinkdm.job.shard;

import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.shard.execute.DdlOrder;
import io.flinkdm.job.shard.execute.DdlRunner;
import io.flinkdm.job.shard.queue.Piece;
import io.flinkdm.job.shard.queue.TableQueues;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.TimerService;

/**
 * One target schema at the coordinator: its queues, and the statements that are being run. Kept in
 * memory beside the state, so that rows of open tables touch no state. Task thread.
 */
final class SchemaGate {

    private static final int MOST_AT_ONCE = 8;

    /** What is over sooner is not worth telling. */
    private static final long TOLD_MS = 1_000;

    /** Thousands of them would only hide the first ones. */
    private static final int MOST_TOLD = 100;

    private static final long SHOW_MS = 1_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final String schema;
    private final TableQueues queues;
    private final Map<Long, PieceWork> works = new HashMap<>();
    private long shownMs;
    private long lookMs = NEVER;

    SchemaGate(String schema, TableQueues queues, long nowMs) {
        this.schema = schema;
        this.queues = queues;
        queues.pieces().forEach(piece -> follow(piece, nowMs));
    }

    TableQueues queues() {
        return queues;
    }

    void follow(Piece piece, long nowMs) {
        works.put(piece.number(), new PieceWork(piece, nowMs));
    }

    /** Runs what may be run. */
    List<PieceWork> run(long nowMs, DdlRunner runner) {
        List<PieceWork> done = new ArrayList<>();
        int atWork = (int) works.values().stream().filter(PieceWork::running).count();
        for (Piece piece : queues.ready()) {
            PieceWork work = works.get(piece.number());
            boolean ran = work.running();
            if (work.look(nowMs)) {
                works.remove(piece.number());
                done.add(work);
            } else if (ran || atWork < MOST_AT_ONCE) {
                work.go(nowMs, runner);
                atWork += !ran && work.running() ? 1 : 0;
            }
        }
        return done;
    }

    /** Sets the timer, of which there is one; those of before a restart are others. */
    void lookAt(long timeMs, TimerService timers) {
        if (lookMs == NEVER) {
            lookMs = timeMs;
            timers.registerProcessingTimeTimer(timeMs);
        }
    }

    /** Whether a timer is the one that was set. */
    boolean due(long timeMs) {
        boolean due = lookMs == NEVER || lookMs == timeMs;
        lookMs = due ? NEVER : lookMs;
        return due;
    }

    /** Whether there is something to do soon. */
    boolean waits() {
        return !queues.pieces().isEmpty();
    }

    /** Tells what waits, every now and then, and when nothing waits any more. */
    boolean show(long nowMs, DdlRunner runner) {
        boolean due = nowMs - shownMs >= SHOW_MS || works.isEmpty();
        if (due) {
            shownMs = nowMs;
            runner.show(schema, statuses(nowMs));
        }
        return due;
    }

    long count(DdlStatus.State state) {
        return works.values().stream().filter(work -> work.state() == state).count();
    }

    private List<DdlStatus> statuses(long nowMs) {
        return queues.pieces().stream()
                .map(piece -> works.get(piece.number()))
                .filter(Objects::nonNull)
                .filter(work -> work.parked() || nowMs - work.sinceMs() >= TOLD_MS)
                .limit(MOST_TOLD)
                .map(this::status)
                .toList();
    }

    private DdlStatus status(PieceWork work) {
        RoutedDdl ddl = work.piece().ddl();
        DdlChange change = ddl.change();
        return new DdlStatus(
                DdlOrder.key(ddl),
                change.origin().file(),
                change.origin().offset(),
                change.gtid(),
                work.state(),
                ddl.schema(),
                ddl.touchesAll() ? TableId.quote(ddl.schema()) : tables(ddl),
                change.sql(),
                String.join("; ", ddl.statements()),
                work.error() == null ? "" : work.error().getMessage(),
                queues.heldRows(work.piece()),
                work.sinceMs(),
                work.updatedMs());
    }

    private static String tables(RoutedDdl ddl) {
        return ddl.touched().stream().map(TableId::quoted).collect(Collectors.joining(", "));
    }
}
