package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a TiDB refuses for a while, or as long as it is too much: the writer gets over it. */
@ExtendWith(TestServers.class)
class PassingErrorsIT {

    private static final int BATCH_ROWS = 100;

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private Connection admin;
    private TableId table;

    /** The state a server is in, and how to end it. */
    enum Trouble {
        READ_ONLY("SET GLOBAL tidb_super_read_only = ON", "SET GLOBAL tidb_super_read_only = OFF"),
        NO_CONNECTION("SET GLOBAL max_connections = 1", "SET GLOBAL max_connections = 0");

        private final String begins;
        private final String ends;

        Trouble(String begins, String ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "passing");
        admin = tidb.connect();
        table = new TableId(schema.name(), "t");
        admin("CREATE TABLE " + table.quoted() + " (id bigint PRIMARY KEY, v longblob)");
    }

    @AfterEach
    void close() throws SQLException {
        admin.close();
        schema.close();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void waitsForTheServer(Trouble trouble) throws Exception {
        try (WriterFixture writer = writer(Map.of())) {
            TableSchema source = source(writer);
            writer.write(table, source, Changes.insert(Row.of(1L, new byte[0])));
            writer.flush();
            killLanes();
            try {
                admin(trouble.begins);
                writer.write(table, source, Changes.insert(Row.of(2L, new byte[0])));
                awaitRetries(writer);
            } finally {
                admin(trouble.ends);
            }
            writer.flush();
            assertThat(count(writer)).isEqualTo("2");
        }
    }

    @Test
    void waitsForALock() throws Exception {
        Map<String, String> session =
                Map.of("tidb_txn_mode", "pessimistic", "innodb_lock_wait_timeout", "1");
        admin("INSERT INTO " + table.quoted() + " VALUES (1, '')");
        try (WriterFixture writer = writer(session)) {
            TableSchema source = source(writer);
            admin("BEGIN PESSIMISTIC");
            admin("UPDATE " + table.quoted() + " SET v = 'x' WHERE id = 1");
            writer.write(table, source, Changes.delete(Row.of(1L, new byte[0])));
            writer.write(table, source, Changes.insert(Row.of(2L, new byte[0])));
            awaitRetries(writer);
            admin("ROLLBACK");
            writer.flush();
            assertThat(writer.query("SELECT id FROM " + table.quoted())).containsExactly("2");
        }
    }

    @Test
    void writesLessWhereABatchTakesTooMuchMemory() throws Exception {
        try (WriterFixture writer = writer(Map.of("tidb_mem_quota_query", "1000000"))) {
            fill(writer, id -> Changes.insert(Row.of(id, new byte[20_000])));
        }
    }

    /** Of a LOAD DATA no packet is long. */
    @Test
    void writesLessWhereAStatementIsTooLong() throws Exception {
        admin("SET GLOBAL max_allowed_packet = 65536");
        try (WriterFixture writer = writer(Map.of())) {
            fill(
                    writer,
                    id -> {
                        Row after = Row.of(id, new byte[5_000]);
                        return Changes.safe(Changes.update(Row.of(id, new byte[0]), after));
                    });
        } finally {
            admin("SET GLOBAL max_allowed_packet = 67108864");
        }
    }

    private void fill(WriterFixture writer, LongFunction<RowChange> change) throws Exception {
        TableSchema source = source(writer);
        for (long id = 0; id < BATCH_ROWS; id++) {
            writer.write(table, source, change.apply(id));
        }
        writer.flush();
        assertThat(writer.metrics().splits()).isPositive();
        assertThat(count(writer)).isEqualTo(String.valueOf(BATCH_ROWS));
    }

    private WriterFixture writer(Map<String, String> session) {
        return WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 1, BATCH_ROWS, session);
    }

    private TableSchema source(WriterFixture writer) throws SQLException {
        TableSchema source = writer.structure(table);
        writer.source(source);
        return source;
    }

    private static void awaitRetries(WriterFixture writer) {
        await().atMost(Duration.ofMinutes(1)).until(() -> writer.metrics().retries() > 0);
    }

    private String count(WriterFixture writer) throws SQLException {
        return writer.query("SELECT COUNT(*) FROM " + table.quoted()).get(0);
    }

    private void killLanes() throws SQLException {
        try (Statement statement = admin.createStatement();
                var others =
                        statement.executeQuery(
                                "SELECT id FROM information_schema.processlist"
                                        + " WHERE id <> CONNECTION_ID()")) {
            while (others.next()) {
                admin("KILL TIDB " + others.getLong(1));
            }
        }
    }

    private void admin(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
