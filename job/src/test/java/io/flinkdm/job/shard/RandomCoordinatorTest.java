package io.flinkdm.job.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.shard.execute.DdlOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rows, statements, checkpoints and restarts at the operator: what is written of a table
 * between two of its statements is what the source has there.
 */
class RandomCoordinatorTest {

    private static final List<String> TABLES = List.of("s.a", "s.b", "t.a");

    /** A row of a table, or a statement on tables or a schema. */
    private record Event(long number, List<String> on, boolean row) {

        boolean touches(String table) {
            return on.contains(table) || on.contains(table.substring(0, 1));
        }
    }

    private record Kept(OperatorSubtaskState state, int read) {}

    private final List<Event> source = new ArrayList<>();
    private final Map<Long, Kept> checkpoints = new HashMap<>();
    private final FakeRunner runner = FakeRunner.begin();
    private CoordinatorHarness job;
    private Random random;
    private int read;
    private long checkpoint;
    private long completed;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheOrderOverRestarts(long seed) throws Exception {
        random = new Random(seed);
        job = CoordinatorHarness.start();
        checkpoints.put(0L, new Kept(null, 0));
        for (int i = 0; i < 150; i++) {
            step();
        }
        settle();
        job.close();
        for (String table : TABLES) {
            assertOrder(table);
        }
    }

    private void step() throws Exception {
        switch (random.nextInt(10)) {
            case 0 -> job.pass(20);
            case 1 -> checkpoint();
            case 2 -> complete();
            case 3 -> restartSometimes();
            default -> next();
        }
    }

    private void next() throws Exception {
        if (read == source.size()) {
            source.add(invent());
        }
        Event event = source.get(read++);
        if (event.row()) {
            job.row(event.on().get(0), event.number());
        } else {
            String sql = String.valueOf(event.number());
            runner.ends(sql, DdlOutcome.done());
            job.ddl(sql, event.on().toArray(String[]::new));
        }
    }

    private Event invent() {
        long number = source.size();
        if (random.nextInt(5) > 0) {
            return new Event(number, List.of(any()), true);
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Event(number, List.of("s"), false);
            case 1 -> new Event(number, List.of("s.a", "s.b"), false);
            default -> new Event(number, List.of(any()), false);
        };
    }

    private String any() {
        return TABLES.get(random.nextInt(TABLES.size()));
    }

    private void checkpoint() throws Exception {
        checkpoint++;
        checkpoints.put(checkpoint, new Kept(job.checkpoint(checkpoint), read));
    }

    private void complete() throws Exception {
        if (completed < checkpoint) {
            completed = checkpoint;
            job.complete(completed);
        }
    }

    private void restartSometimes() throws Exception {
        if (random.nextInt(3) > 0) {
            return;
        }
        job.close();
        Kept kept = checkpoints.get(completed);
        runner.log.add("restart");
        job =
                kept.state() == null
                        ? CoordinatorHarness.start()
                        : CoordinatorHarness.restore(kept.state(), completed);
        read = kept.read();
        checkpoint = completed;
    }

    private void settle() throws Exception {
        while (read < source.size()) {
            next();
        }
        for (int i = 0; i < source.size() && job.timers() > 0; i++) {
            job.pass(40);
            checkpoint();
            complete();
        }
        job.pass(40);
        assertThat(job.timers()).isZero();
        assertThat(job.keyedStateEntries()).isZero();
    }

    /** A statement that comes again finds itself done; no row may come behind a later statement. */
    private void assertOrder(String table) {
        List<Event> wanted = source.stream().filter(event -> event.touches(table)).toList();
        List<Long> written = new ArrayList<>();
        long statement = -1;
        for (String entry : runner.log) {
            if (entry.startsWith(table + " ")) {
                long row = Long.parseLong(entry.substring(table.length() + 1));
                assertThat(row).isGreaterThan(statement);
                written.add(row);
            } else if (entry.startsWith("run ")) {
                Event ran = source.get(Integer.parseInt(entry.substring(4)));
                statement = ran.touches(table) ? Math.max(statement, ran.number()) : statement;
            }
        }
        assertThat(written)
                .containsAll(wanted.stream().filter(Event::row).map(Event::number).toList());
    }
}
