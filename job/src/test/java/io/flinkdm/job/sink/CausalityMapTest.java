package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.nullable;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static io.flinkdm.job.target.Tables.type;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.UniqueValues;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausalityMapTest {

    private static final TableSchema SCHEMA =
            schema(
                    List.of(
                            bigint("id"),
                            text("name", "utf8mb4_general_ci"),
                            nullable(bigint("a")),
                            text("b", "utf8mb4_bin"),
                            bigint("v")),
                    primary("id"),
                    unique("name"),
                    unique("a", "b"));

    private static Column text(String name, String collation) {
        return new Column(name, type("varchar", "varchar(20)", collation), true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void clashingChangesKeepTheirOrder(int lanes) {
        for (long seed = 1; seed <= 8; seed++) {
            Writer writer = new Writer(lanes, seed);
            ManyKeysModel source = new ManyKeysModel(seed);
            for (int i = 0; i < 1_000 || source.swaps(); i++) {
                writer.give(source.change());
            }
            writer.finish();
            assertThat(writer.table)
                    .as("lanes %d seed %d", lanes, seed)
                    .containsExactlyInAnyOrderElementsOf(source.rows());
        }
    }

    @Test
    void strangersShareAllLanes() {
        Writer writer = new Writer(4, 1);
        int[] rows = new int[4];
        for (long id = 0; id < 4_000; id++) {
            rows[writer.place(Changes.insert(Row.of(id, "n" + id, id, "b", 1L)))]++;
            assertThat(writer.map.conflicting()).isFalse();
        }
        assertThat(Arrays.stream(rows).min().orElseThrow()).isGreaterThan(800);
    }

    private static Row row(long id, String name) {
        return Row.of(id, name, id, "b", 1L);
    }

    @Test
    void valuesOfTwoLanesMeetInOneThatWaitsForTheOther() {
        Writer writer = new Writer(4, 1);
        int lane = writer.place(Changes.insert(row(1, "n1")));
        long id = 2;
        while (writer.place(Changes.insert(row(id, "n" + id))) == lane) {
            id++;
        }
        int other = writer.lastLane();
        writer.place(Changes.delete(row(id, "n" + id)));
        assertThat(writer.lastLane()).isEqualTo(other);
        writer.place(Changes.update(row(1, "n1"), row(1, "n" + id)));
        assertThat(writer.lastLane()).isEqualTo(lane);
        assertThat(writer.map.waits()[other]).isEqualTo(writer.given[other]);
    }

    @Test
    void whatIsWrittenIsForgotten() {
        Writer writer = new Writer(4, 1);
        for (long id = 0; id < 20_000; id++) {
            int lane = writer.place(Changes.insert(Row.of(id, "n" + id, id, "b", 1L)));
            writer.written[lane]++;
        }
        assertThat(writer.map.size()).isLessThan(2_000);
    }

    /** Lanes that write one change at a time, whenever chance will have it. */
    private static final class Writer {

        private final List<Deque<Given>> lanes = new ArrayList<>();
        private final long[] given;
        private final long[] written;
        private final List<Row> table = new ArrayList<>();
        private final UniqueValues unique = UniqueValues.of(target(SCHEMA), SCHEMA).orElseThrow();
        private final CausalityMap map;
        private final Random random;
        private final String name;
        private int lastLane;

        Writer(int count, long seed) {
            for (int i = 0; i < count; i++) {
                lanes.add(new ArrayDeque<>());
            }
            given = new long[count];
            written = new long[count];
            map = new CausalityMap(count, lane -> written[lane]);
            random = new Random(seed);
            name = "lanes " + count + " seed " + seed;
        }

        void give(RowChange change) {
            place(change);
            // Sometimes behind, sometimes idle.
            for (int i = random.nextInt(3); i > 0; i--) {
                advance(random.nextInt(lanes.size()));
            }
            while (waiting() > 50) {
                advance();
            }
        }

        int place(RowChange change) {
            long[] hashes = new long[6];
            int count = 0;
            count = change.before() == null ? 0 : unique.hashes(change.before(), hashes, count);
            count = change.after() == null ? count : unique.hashes(change.after(), hashes, count);
            int lane = map.choose(hashes, count);
            lanes.get(lane).add(new Given(change, map.waits().clone()));
            map.note(hashes, count, lane, ++given[lane]);
            lastLane = lane;
            return lane;
        }

        int lastLane() {
            return lastLane;
        }

        void finish() {
            while (waiting() > 0) {
                advance();
            }
        }

        private int waiting() {
            return lanes.stream().mapToInt(Deque::size).sum();
        }

        private void advance() {
            int first = random.nextInt(lanes.size());
            for (int i = 0; i < lanes.size(); i++) {
                if (advance((first + i) % lanes.size())) {
                    return;
                }
            }
            throw new AssertionError(name + ": all lanes wait for each other");
        }

        private boolean advance(int lane) {
            Given next = lanes.get(lane).peek();
            if (next == null || !next.mayGo(written)) {
                return false;
            }
            lanes.get(lane).poll();
            apply(next.change());
            written[lane]++;
            return true;
        }

        private void apply(RowChange change) {
            if (change.before() != null) {
                require(table.remove(change.before()));
            }
            if (change.after() != null) {
                require(table.stream().noneMatch(r -> ManyKeysModel.clash(change.after(), r)));
                table.add(change.after());
            }
        }

        private void require(boolean taken) {
            if (!taken) {
                throw new AssertionError(name + ": the table does not take the change");
            }
        }
    }

    private record Given(RowChange change, long[] waits) {

        boolean mayGo(long[] written) {
            for (int lane = 0; lane < waits.length; lane++) {
                if (written[lane] < waits[lane]) {
                    return false;
                }
            }
            return true;
        }
    }
}
