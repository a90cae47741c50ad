package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.ModelServer;
import io.flinkdm.job.source.enumerator.SourceTables.Structures;
import io.flinkdm.job.source.enumerator.TargetTableCreator.OnTarget;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastStructuresTest {

    private static final TableId T = new TableId("a", "t");
    private static final TableId GONE = new TableId("a", "gone");
    private static final ServerDefaults SERVER = ModelServer.MYSQL_80;

    private static TableSchema schema(String createTable) {
        return new SchemaTracker(SERVER).table(createTable).schema();
    }

    private static Structures now(String createTable) {
        DiscoveredTable table =
                new DiscoveredTable(
                        new SourceTable("mysql-01", T), schema(createTable), "", createTable);
        return new Structures(
                List.of(new SourceStructure(T, table.schema(), 5)),
                List.of(table),
                InitialStructures.of(List.of(table), Map.of("a", "latin1_swedish_ci"), SERVER),
                Map.of());
    }

    private static Structures past(String now, Map<TableId, OnTarget> target) {
        return new PastStructures("mysql-01", now(now), SERVER).with(Set.of(T, GONE), target);
    }

    @Test
    void aTableIsAsTheTargetHasIt() {
        Structures past =
                past(
                        "CREATE TABLE t (id INT PRIMARY KEY, v CHAR(9) CHARSET latin1, late INT)",
                        Map.of(
                                T,
                                new OnTarget(
                                        "CREATE TABLE `x` (`id` int(11) NOT NULL, `v` char(9),"
                                                + " `src` varchar(9), `old` text, PRIMARY KEY (`id`)"
                                                + " /*T![clustered_index] CLUSTERED */, KEY (`src`)"
                                                + ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
                                                + " COLLATE=utf8mb4_bin",
                                        List.of("src"))));

        TableSchema schema = past.all().get(0).schema();
        assertThat(schema.columns()).extracting(Column::name).containsExactly("id", "v", "old");
        assertThat(schema.columns().get(1).type().charset()).isEqualTo("latin1");
        assertThat(schema.columns().get(2).type().charset()).isEqualTo("utf8mb4");
        assertThat(schema(past.kept().tables().get(T))).isEqualTo(schema);
        assertThat(past.made().get(0).schema()).isEqualTo(schema);
    }

    @Test
    void whatTheTargetDoesNotHaveWasNotThere() {
        Structures past = past("CREATE TABLE t (id INT)", Map.of());

        assertThat(past.all()).isEmpty();
        assertThat(past.made()).isEmpty();
        assertThat(past.kept().tables()).isEmpty();
    }

    @Test
    void aTableTheSourceDroppedIsThere() {
        OnTarget gone = new OnTarget("CREATE TABLE `gone` (`id` int)", List.of());
        Structures past = past("CREATE TABLE t (id INT)", Map.of(GONE, gone));

        assertThat(past.kept().tables()).containsOnlyKeys(GONE);
    }
}
