package io.flinkdm.job.meta;

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
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the target is asked for the structures that rows follow. */
@ExtendWith(TestServers.class)
class SchemaCacheIT {

    private static final String TASK = "task-1";
    private static final int MANY = 300;
    private static final ColumnType INT = new ColumnType("int", "int", null, null, List.of());

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    private TestSchema meta;
    private Connection connection;
    private CountedConnections target;
    private SchemaCache cache;

    @BeforeEach
    void open() throws SQLException {
        meta = TestSchema.create(tidb, "structures");
        connection = tidb.connect();
        SchemaTable.ensure(connection, meta.name(), TASK);
        ConnectionPlan plan = new ConnectionPlan(tidb.host(), tidb.port(), "root", Secret.of(""));
        target =
                new CountedConnections(
                        () -> JdbcConnections.open(plan, ErrorScope.DOWNSTREAM, Map.of()));
        cache = new SchemaCache(target, meta.name(), TASK);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        meta.close();
    }

    private static TableSchema structure(int number) {
        return new TableSchema(List.of(new Column("c" + number, INT, true, false)), List.of());
    }

    /** The tables {@code t0} … of a source, each with its own structure, counted from the first. */
    private void put(String source, int first) throws SQLException {
        Map<TableId, TableSchema> structures = new LinkedHashMap<>();
        for (int table = 0; table < MANY; table++) {
            structures.put(new TableId("shop", "t" + table), structure(first + table));
        }
        BinlogPosition at = new BinlogPosition("mysql-bin.000001", 4, GtidSet.EMPTY);
        SchemaTable.putAll(connection, meta.name(), TASK, source, at, structures);
    }

    private void read(int from, int to) {
        for (int number = from; number < to; number++) {
            assertThat(cache.schema(structure(number).fingerprint())).isEqualTo(structure(number));
        }
    }

    @Test
    void manyStructuresAreReadAtOnce() throws SQLException {
        put("mysql-01", 0);
        put("mysql-02", MANY);
        read(0, 2 * MANY);
        assertThat(target.connections()).isEqualTo(5);
    }

    @Test
    void whatTablesHadBeforeIsReadOneByOne() throws SQLException {
        put("mysql-01", 0);
        put("mysql-01", MANY);
        read(MANY, 2 * MANY);
        assertThat(target.connections()).isEqualTo(5);
        read(0, 2);
        assertThat(target.connections()).isEqualTo(7);
    }

    @Test
    void whatIsPutLaterIsFound() throws SQLException {
        put("mysql-01", 0);
        read(0, MANY);
        put("mysql-02", MANY);
        read(MANY, 2 * MANY);
        assertThat(target.connections()).isLessThanOrEqualTo(12);
    }

    @Test
    void aStructureOfItsOwnIsPublishedOnce() {
        TableId table = new TableId("to", "t");
        long fingerprint = cache.publish(table, structure(7));
        assertThat(cache.publish(new TableId("to", "u"), structure(7))).isEqualTo(fingerprint);
        assertThat(target.connections()).isEqualTo(1);
        SchemaCache other = new SchemaCache(target, meta.name(), TASK);
        assertThat(other.schema(fingerprint)).isEqualTo(structure(7));
    }

    @Test
    void aStructureNobodyHasPutIsAnError() throws SQLException {
        put("mysql-01", 0);
        read(0, MANY);
        assertThatThrownBy(() -> cache.schema(1)).isInstanceOf(MigrationException.class);
    }
}
