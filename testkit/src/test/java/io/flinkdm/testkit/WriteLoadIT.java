package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class WriteLoadIT {

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private TestSchema schema;

    @BeforeEach
    void createSchema() throws SQLException {
        schema = TestSchema.create(mysql, "load");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void writesToTablesWithAndWithoutKey() throws SQLException {
        schema.execute(
                "CREATE TABLE keyed (id INT PRIMARY KEY, name VARCHAR(20), paid DECIMAL(9,2),"
                        + " at DATETIME(3), raw VARBINARY(9), doc JSON)",
                "CREATE TABLE keyless (a INT, b TEXT)");
        try (WriteLoad load = WriteLoad.start(mysql, tables("keyed", "keyless"), 500, 42)) {
            await().until(() -> load.transactions() > 500);
        }
        assertThat(count("keyed")).isPositive();
        assertThat(count("keyless")).isPositive();
    }

    @Test
    void livesThroughTheLossOfItsServer() throws SQLException {
        schema.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, a INT)");
        try (WriteLoad load = WriteLoad.start(mysql, tables("t"), 300, 7)) {
            await().until(() -> load.transactions() > 100);
            mysql.kill();
            long before = load.transactions();
            mysql.restart();
            await().until(() -> load.transactions() > before + 100);
        }
    }

    @Test
    void tellsWhatWentWrong() throws SQLException {
        schema.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, a INT)");
        WriteLoad load = WriteLoad.start(mysql, tables("t"), 300, 7);
        schema.execute("DROP TABLE t");
        assertThatThrownBy(
                        () -> {
                            await().until(() -> writersAreGone());
                            load.stop();
                        })
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void transfersKeepTheSum() throws SQLException {
        BankTransfers.create(schema, 50);
        try (BankTransfers transfers = BankTransfers.start(schema, 50, 500, 1)) {
            await().until(() -> transfers.transfers() > 300);
        }
        try (Connection connection = schema.connect()) {
            assertThat(BankTransfers.sum(connection, schema.name()))
                    .isEqualTo(BankTransfers.sum(50));
        }
    }

    private static boolean writersAreGone() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("writer-"));
    }

    private List<String> tables(String... names) {
        return List.of(names).stream().map(name -> schema.name() + "." + name).toList();
    }

    private long count(String table) throws SQLException {
        try (Connection connection = schema.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
