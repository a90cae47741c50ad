package io.flinkdm.testkit.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

    private final SysbenchTables tables = SysbenchTables.four(4_000);

    private Set<Integer> rows(Workload workload, int number) {
        Keys keys = new Keys(tables, number, 16, 1);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            workload.transaction(keys, changes::add);
        }
        assertThat(changes).hasSize(1_000 * workload.changes());
        Set<Integer> rows = new HashSet<>();
        changes.forEach(change -> rows.add(change.row()));
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void connectionsShareNoRow(Workload workload) {
        assertThat(rows(workload, 3)).doesNotContainAnyElementsOf(rows(workload, 4));
    }

    @Test
    void hotRowsAreTheFirstOfEachTable() {
        assertThat(rows(Workload.HOT_UPDATES, 5))
                .allSatisfy(row -> assertThat(tables.idOf(row)).isBetween(1, 250))
                .map(tables::tableOf)
                .contains(0, 1, 2, 3);
    }

    @Test
    void aRowsNumberTellsTableAndKey() {
        SysbenchTables skewed = SysbenchTables.skewed(3, 11);
        assertThat(skewed.rows()).isEqualTo(11);
        assertThat(List.of(0, 5, 6, 8, 9, 10))
                .map(row -> skewed.tableOf(row) + ":" + skewed.idOf(row))
                .containsExactly("0:1", "0:6", "1:1", "1:3", "2:1", "2:2");
    }
}
