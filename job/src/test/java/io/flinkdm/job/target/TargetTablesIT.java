package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.job.jdbc.CountedConnections;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the target is asked for the structures of its tables. */
@ExtendWith(TestServers.class)
class TargetTablesIT {

    private static final int MANY = 60;

    private static final String[] SHAPES = {
        "id int AUTO_INCREMENT PRIMARY KEY, v int",
        "id bigint AUTO_RANDOM PRIMARY KEY, u varchar(9) COLLATE utf8mb4_bin NOT NULL, UNIQUE (u)",
        "id bigint NOT NULL PRIMARY KEY, e enum('a','b'), KEY (e)",
        "a int, b int AS (a + 1), UNIQUE KEY z (b, a), UNIQUE KEY y ((a * 2)), KEY (a)",
        "t text, UNIQUE KEY (t(5))"
    };

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private CountedConnections target;
    private TargetTables tables;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "tables");
        target = counted();
        tables = new TargetTables(target, false);
    }

    @AfterEach
    void close() throws SQLException {
        schema.close();
    }

    private static CountedConnections counted() {
        ConnectionPlan plan = new ConnectionPlan(tidb.host(), tidb.port(), "root", Secret.of(""));
        return new CountedConnections(
                () -> JdbcConnections.open(plan, ErrorScope.DOWNSTREAM, Map.of()));
    }

    private TableId id(int table) {
        return new TableId(schema.name(), "t" + table);
    }

    private void create(int count) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String columns = SHAPES[i % SHAPES.length];
            statements.add("CREATE TABLE " + id(i).quoted() + " (" + columns + ")");
        }
        tidb.execute(statements.toArray(String[]::new));
    }

    private static List<String> columns(TargetTable table) {
        return table.structure().columns().stream().map(Column::name).toList();
    }

    @Test
    void manyTablesAreReadAtOnce() throws SQLException {
        create(MANY);
        Map<Integer, TargetTable> read = new HashMap<>();
        for (int table = 0; table < MANY; table++) {
            read.put(table, tables.table(id(table)));
        }
        // Four one by one, then all.
        assertThat(target.connections()).isEqualTo(5);
        assertThat(target.queries()).isLessThanOrEqualTo(5 * 3);
        CountedConnections other = counted();
        for (int table = 0; table < MANY; table++) {
            try (Connection connection = other.open()) {
                assertThat(TargetTableReader.one(connection, id(table), false))
                        .as(SHAPES[table % SHAPES.length])
                        .contains(read.get(table));
            }
        }
        assertThat(read.get(1).autoIncrement()).isEqualTo("id");
        assertThat(read.get(MANY - SHAPES.length + 1).autoIncrement()).isEqualTo("id");
        assertThat(read.get(MANY - SHAPES.length + 2).unfilled()).containsExactly("id");
    }

    @Test
    void onlyAChangedTableIsReadAgain() throws SQLException {
        create(MANY);
        for (int table = 0; table < MANY; table++) {
            tables.table(id(table), 0);
        }
        int before = target.connections();
        tidb.execute("ALTER TABLE " + id(0).quoted() + " ADD COLUMN added int");
        assertThat(columns(tables.table(id(0), 0))).doesNotContain("added");
        assertThat(columns(tables.table(id(0), 1))).contains("added");
        for (int table = 1; table < MANY; table++) {
            tables.table(id(table), 0);
        }
        assertThat(target.connections()).isEqualTo(before + 1);
    }

    /** It was read with the others of its schema, before the statement. */
    @Test
    void aChangedTableIsReadAgainAlsoWhenItIsMetFirstThen() throws SQLException {
        create(MANY);
        for (int table = 1; table < MANY; table++) {
            tables.table(id(table), 0);
        }
        tidb.execute("ALTER TABLE " + id(0).quoted() + " ADD COLUMN added int");
        assertThat(columns(tables.table(id(0), 1))).contains("added");
    }

    /** Such as rows of the load of another source. */
    @Test
    void rowsThatKnowOfFewerStatementsFollowTheSameStructure() throws SQLException {
        create(1);
        tables.table(id(0), 2);
        tidb.execute("ALTER TABLE " + id(0).quoted() + " ADD COLUMN added int");
        assertThat(columns(tables.table(id(0), 0))).doesNotContain("added");
        assertThat(columns(tables.table(id(0), 3))).contains("added");
        assertThat(target.connections()).isEqualTo(2);
    }

    @Test
    void aTableThatIsNotThereIsNamed() throws SQLException {
        create(10);
        for (int table = 0; table < 10; table++) {
            tables.table(id(table));
        }
        assertThatThrownBy(() -> tables.table(id(10)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("`t10`");
    }

    @Test
    void aStructureOfRowsThatIsNewMakesItsTableBeReadAgain() throws SQLException {
        create(2);
        PerStructure<List<String>> compiled =
                new PerStructure<>(
                        tables, fingerprint -> null, (table, rows, before) -> columns(table));
        List<String> first = compiled.of(id(0), 0, 1);
        tidb.execute("ALTER TABLE " + id(0).quoted() + " ADD COLUMN added int");
        assertThat(compiled.of(id(0), 0, 1)).isSameAs(first).doesNotContain("added");
        assertThat(compiled.of(id(0), 0, 2)).contains("added");
        assertThat(compiled.of(id(0), 1, 1)).contains("added");
        assertThat(target.connections()).isEqualTo(3);
    }
}
