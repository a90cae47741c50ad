package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.flinkdm.job.source.binlog.BinlogRecorder.Account;
import io.flinkdm.job.source.binlog.ColumnValues.Line;
import io.flinkdm.job.source.binlog.DecodedRows.Change;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Decoded values against what the server's own SELECT says. */
@ExtendWith(TestServers.class)
class RowDecoderIT {

    private static final String SCHEMA = "row_decoder_it";
    private static final String MARK = "end_of_row_decoder_it";

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private Account account;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        account = new Account(mysql.host(), mysql.port(), mysql.user(), mysql.password());
        connection = mysql.connect();
        execute("SET time_zone = '+00:00', sql_mode = ''");
        execute("DROP DATABASE IF EXISTS " + SCHEMA);
        execute("CREATE DATABASE " + SCHEMA);
        connection.setCatalog(SCHEMA);
    }

    @AfterEach
    void disconnect() throws SQLException {
        execute("DROP DATABASE IF EXISTS " + SCHEMA);
        connection.close();
    }

    @Test
    void columnsOfEveryTypeReadAsSelected() throws Exception {
        assertReadsAsSelected(ColumnValues.lines("column-values.txt"));
    }

    @Test
    void jsonReadsAsSelected() throws Exception {
        assertReadsAsSelected(ColumnValues.lines("json-values.txt"));
    }

    @Test
    void updatesAndDeletesCarryTheRowBefore() throws Exception {
        execute(
                "CREATE TABLE t (a INT UNSIGNED, b CHAR(9), c INT, d INT, e INT, f INT, g INT,"
                        + " h INT, i BIGINT UNSIGNED AS (a * 2))");
        try (BinlogRecorder recorder = new BinlogRecorder(connection, account)) {
            execute("INSERT INTO t (a, b) VALUES (4000000000, 'x')");
            execute("UPDATE t SET b = NULL, h = -1");
            execute("DELETE FROM t");

            Row first = Row.of(4000000000L, "x", null, null, null, null, null, null, 8000000000L);
            Row second = Row.of(4000000000L, null, null, null, null, null, null, -1L, 8000000000L);
            assertThat(decode(recorder).of(new TableId(SCHEMA, "t")))
                    .extracting(Change::before, Change::after)
                    .containsExactly(tuple(null, first), tuple(first, second), tuple(second, null));
        }
    }

    @Test
    void aMinimalRowImageStops() throws Exception {
        execute("CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)");
        execute("INSERT INTO t VALUES (1, 2, 3)");
        execute("SET SESSION binlog_row_image = MINIMAL");
        try (BinlogRecorder recorder = new BinlogRecorder(connection, account)) {
            execute("UPDATE t SET a = 5");

            assertThatThrownBy(() -> decode(recorder))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_NOT_LOG_COLUMN));
        }
    }

    private void assertReadsAsSelected(List<Line> lines) throws Exception {
        try (BinlogRecorder recorder = new BinlogRecorder(connection, account)) {
            for (int i = 0; i < lines.size(); i++) {
                ColumnValues.write(connection, "t" + i, lines.get(i));
            }
            DecodedRows decoded = decode(recorder);
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                differences.addAll(differences("t" + i, lines.get(i), decoded));
            }
            assertThat(differences).isEmpty();
        }
    }

    private List<String> differences(String table, Line line, DecodedRows decoded)
            throws SQLException {
        ColumnType type = ColumnValues.schema(connection, table).columns().get(1).type();
        Map<Long, String> selected = ColumnValues.selected(connection, table, type);
        List<Change> changes = decoded.of(new TableId(SCHEMA, table));
        assertThat(changes).hasSameSizeAs(selected.keySet());
        List<String> differences = new ArrayList<>();
        for (Change change : changes) {
            String server = selected.get(change.after().value(0));
            String ours = ColumnValues.spelled(change.after(), type);
            if (!ColumnValues.same(server, ours, type)) {
                differences.add(line + ": server " + server + ", decoded " + ours);
            }
        }
        return differences;
    }

    private DecodedRows decode(BinlogRecorder recorder) throws Exception {
        execute("CREATE TABLE " + MARK + " (a INT)");
        return new DecodedRows(this::schema).addAll(recorder.until(MARK));
    }

    private TableSchema schema(TableId table) {
        try {
            return ColumnValues.schema(connection, table.table());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
