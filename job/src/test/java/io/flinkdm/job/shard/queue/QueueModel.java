package io.flinkdm.job.shard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.shard.queue.TableQueues.Released;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Drives the queues as the coordinator does, with a copy of its state, and a target that notes what
 * reaches each table. A restore goes back to the last completed checkpoint: the events behind it
 * come again, and a statement that was done stays done.
 */
final class QueueModel {

    private static final List<String> TABLES = List.of("a", "b", "c", "d");

    private final Random random;
    private final List<Event> source = new ArrayList<>();
    private final List<Event> target = new ArrayList<>();
    private final Map<Event, Integer> journal = new HashMap<>();
    private TableQueues queues = new TableQueues(0);
    private State state = new State();
    private int read;
    private long lastCheckpoint;
    private long completed;
    private final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
    private final Map<Long, Event> running = new HashMap<>();

    /** A row of one table, or a statement on several; no tables for all. */
    private record Event(int number, List<String> tables, boolean row) {

        boolean touches(String table) {
            return tables.isEmpty() || tables.contains(table);
        }
    }

    private static final class State {

        final Map<Long, Event> pieces = new TreeMap<>();
        final List<Long> done = new ArrayList<>();
        final Map<HeldPlace, Event> held = new HashMap<>();

        State copy() {
            State copy = new State();
            copy.pieces.putAll(pieces);
            copy.done.addAll(done);
            copy.held.putAll(held);
            return copy;
        }
    }

    private record Snapshot(State state, int read, int written) {}

    QueueModel(Random random) {
        this.random = random;
        snapshots.put(0L, new Snapshot(new State(), 0, 0));
    }

    TableQueues queues() {
        return queues;
    }

    void step() {
        switch (random.nextInt(12)) {
            case 0 -> run();
            case 1 -> checkpoint();
            case 2 -> complete();
            case 3, 4 -> drain(random.nextInt(3));
            case 5 -> {
                if (random.nextInt(4) == 0) {
                    restore();
                }
            }
            default -> next();
        }
    }

    /** Until nothing waits any more. */
    void settle() {
        while (read < source.size()) {
            next();
        }
        for (int i = 0; i < 1_000 && !queues.pieces().isEmpty(); i++) {
            run();
            drain(10);
            checkpoint();
            complete();
        }
    }

    private void next() {
        if (read == source.size()) {
            source.add(invent(source.size()));
        }
        Event event = source.get(read++);
        if (event.row()) {
            row(event);
        } else {
            Piece piece = queues.arrive(Pieces.on(event.tables().toArray(String[]::new)));
            state.pieces.put(piece.number(), event);
        }
    }

    private Event invent(int number) {
        if (random.nextInt(6) > 0) {
            return new Event(number, List.of(TABLES.get(random.nextInt(TABLES.size()))), true);
        }
        int most = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
        return new Event(
                number,
                random.ints(most, 0, TABLES.size()).distinct().mapToObj(TABLES::get).toList(),
                false);
    }

    private void row(Event event) {
        TableQueue table = queues.table(Pieces.table(event.tables().get(0)));
        if (table.open()) {
            write(table, event);
        } else {
            assertThat(state.held.put(queues.hold(table), event)).isNull();
        }
    }

    private void write(TableQueue table, Event event) {
        table.passedOn();
        target.add(event);
    }

    /** One that is ready is run; one that was done before a restore is left as it is. */
    private void run() {
        List<Piece> ready = queues.ready();
        if (ready.isEmpty()) {
            return;
        }
        Piece piece = ready.get(random.nextInt(ready.size()));
        Event event = state.pieces.get(piece.number());
        if (!journal.containsKey(event)) {
            assertThat(comesAgain(event)).isEmpty();
            assertThat(piece.needs()).isLessThanOrEqualTo(completed);
            journal.put(event, target.size());
            target.add(event);
        }
        state.done.add(piece.number());
        queues.done(piece);
        forget();
    }

    /** Rows of its tables from before it that a restore would bring again. */
    private List<Event> comesAgain(Event piece) {
        Snapshot last = snapshots.get(completed);
        Stream<Event> read = source.subList(last.read(), this.read).stream();
        return Stream.concat(read, last.state().held.values().stream())
                .filter(event -> event.row() && event.number() < piece.number())
                .filter(event -> piece.touches(event.tables().get(0)))
                .toList();
    }

    private void drain(int most) {
        for (int i = 0; i < most; i++) {
            Released row = queues.release();
            if (row == null) {
                break;
            }
            write(row.table(), state.held.remove(row.place()));
        }
        forget();
    }

    private void forget() {
        for (Piece piece : queues.takeGone()) {
            state.pieces.remove(piece.number());
            state.done.remove(piece.number());
        }
    }

    private void checkpoint() {
        lastCheckpoint++;
        queues.barrier(lastCheckpoint);
        snapshots.put(lastCheckpoint, new Snapshot(state.copy(), transactionEnd(), target.size()));
    }

    /** The source begins again at the end of its last transaction; a statement ends one. */
    private int transactionEnd() {
        int end = read;
        while (end > 0 && source.get(end - 1).row() && source.get(end - 1).number() % 7 != 0) {
            end--;
        }
        return end;
    }

    private void complete() {
        if (completed < lastCheckpoint) {
            completed = completed + 1 + random.nextInt((int) (lastCheckpoint - completed));
            queues.completed(completed);
        }
    }

    private void restore() {
        Snapshot last = snapshots.get(completed);
        state = last.state().copy();
        read = last.read();
        lastCheckpoint = completed;
        KeptQueues kept = new KeptQueues();
        state.pieces.forEach((number, event) -> kept.piece(number, ddl(event)));
        state.done.forEach(kept::done);
        state.held.keySet().forEach(kept::row);
        queues = TableQueues.restore(completed, kept);
        forget();
    }

    private static RoutedDdl ddl(Event event) {
        return Pieces.on(event.tables().toArray(String[]::new));
    }

    /** Written again after a restore is allowed; behind a statement that was after it is not. */
    void assertOrder() {
        for (String table : TABLES) {
            int behind = -1;
            for (Event event : target) {
                if (event.touches(table)) {
                    assertThat(event.number()).isGreaterThan(behind);
                    behind = event.row() ? behind : event.number();
                }
            }
            assertLast(table);
        }
    }

    /** What was written of a table last is what the source has, in its order. */
    private void assertLast(String table) {
        List<Event> all = source.stream().filter(event -> event.touches(table)).toList();
        assertThat(target).containsAll(all);
    }
}
