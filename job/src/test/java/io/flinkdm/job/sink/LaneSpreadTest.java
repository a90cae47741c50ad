package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.TargetTable;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneSpreadTest {

    private static final int LANES = 8;

    private final LaneSpread spread = new LaneSpread(LANES, 1_000);
    private final Random random = new Random(1);

    private static WriteLayout layout(String table, boolean foreignKeysChecked, Key... keys) {
        Key[] all = keys.length > 0 ? keys : new Key[] {primary("a")};
        TableSchema schema = schema(List.of(bigint("a"), bigint("b")), all);
        TableId id = new TableId("to", table);
        return WriteLayout.of(new TargetTable(id, schema, "", foreignKeysChecked), schema);
    }

    private Set<Integer> lanes(WriteLayout layout, int rows) {
        Set<Integer> lanes = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            lanes.add(spread.lane(layout, random.nextInt()));
        }
        return lanes;
    }

    @Test
    void rowsOfOneAddressMeetOneLaneUntilThePlanChanges() {
        WriteLayout before = layout("t", false);
        WriteLayout after = layout("t", false);
        int lane = spread.lane(before, 4711);
        lanes(layout("other", false), 100);
        assertThat(spread.lane(before, 4711)).isEqualTo(lane);
        assertThat(spread.lane(after, 4711)).as("of another structure").isEqualTo(lane);
    }

    @Test
    void equalTablesPartTheLanes() {
        List<WriteLayout> tables = List.of(layout("a", false), layout("b", false));
        tables.forEach(table -> lanes(table, 1_000));
        spread.plan();
        Set<Integer> first = lanes(tables.get(0), 1_000);
        Set<Integer> second = lanes(tables.get(1), 1_000);
        assertThat(first).hasSize(LANES / 2).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(LANES / 2);
    }

    @Test
    void manySmallTablesHaveOneLaneEachAndShareThemEvenly() {
        int[] rows = new int[LANES];
        for (int table = 0; table < 800; table++) {
            lanes(layout("t" + table, false), 10);
        }
        spread.plan();
        for (int table = 0; table < 800; table++) {
            assertThat(lanes(layout("t" + table, false), 10))
                    .singleElement()
                    .satisfies(lane -> rows[lane] += 10);
        }
        assertThat(rows).containsOnly(1_000);
    }

    @Test
    void whereStatementsCostMoreThanTheirRowsLanesHaveFewerOfThem() {
        List<WriteLayout> large =
                IntStream.range(0, 4).mapToObj(i -> layout("l" + i, false)).toList();
        List<WriteLayout> small =
                IntStream.range(0, 800).mapToObj(i -> layout("t" + i, false)).toList();
        large.forEach(table -> lanes(table, 1_000));
        small.forEach(table -> lanes(table, 5));
        spread.plan();
        Map<Integer, Integer> ofLanes = new HashMap<>();
        small.forEach(
                table -> lanes(table, 5).forEach(lane -> ofLanes.merge(lane, 1, Integer::sum)));
        assertThat(ofLanes.values()).as("small tables of a lane").allMatch(count -> count < 140);
    }

    @Test
    void aLargeTableAmongManyHasManyLanes() {
        WriteLayout large = layout("large", false);
        for (int table = 0; table < 100; table++) {
            lanes(layout("t" + table, false), 10);
        }
        lanes(large, 6_000);
        spread.plan();
        assertThat(lanes(large, 1_000)).hasSize(6);
    }

    @Test
    void aTableThatOutgrowsItsLanesIsNoticed() {
        WriteLayout growing = layout("growing", false);
        lanes(growing, 1);
        lanes(layout("large", false), 4_000);
        spread.plan();
        lanes(growing, 4_094);
        assertThat(spread.outgrown()).as("no look yet").isFalse();
        lanes(growing, 1);
        assertThat(spread.outgrown()).isTrue();
        spread.plan();
        assertThat(lanes(growing, 4_095)).hasSize(LANES);
        assertThat(spread.outgrown()).isFalse();
    }

    @Test
    void severalTablesGetTheirLanesAtTheFirstLook() {
        WriteLayout one = layout("one", false);
        WriteLayout other = layout("other", false);
        lanes(one, 4_095);
        assertThat(spread.outgrown()).as("alone").isFalse();
        lanes(other, 4_096);
        assertThat(spread.outgrown()).isTrue();
        spread.plan();
        assertThat(lanes(one, 4_095)).hasSize(LANES / 2);
        assertThat(spread.outgrown()).isFalse();
    }

    @Test
    void aTableWithSeveralKeysStaysWhereItIs() {
        WriteLayout several = layout("several", false, primary("a"), unique("b"));
        int lane = spread.lane(several, 4711);
        lanes(layout("other", false), 1_000);
        spread.plan();
        assertThat(spread.lane(several, 4711)).isEqualTo(lane);
    }

    @Test
    void tablesBoundByForeignKeysGoByAddressAlone() {
        WriteLayout parent = layout("parent", true);
        WriteLayout child = layout("child", true);
        for (int address = 0; address < 100; address++) {
            assertThat(spread.lane(parent, address)).isEqualTo(spread.lane(child, address));
        }
    }
}
