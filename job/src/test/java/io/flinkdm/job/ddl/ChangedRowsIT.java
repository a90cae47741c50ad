package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.target.TargetCollations;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.ddl.target.CollationPolicy;
import io.flinkdm.udf.ddl.target.CreateTableRewriter;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.target.TargetPiece;
import io.flinkdm.udf.ddl.target.TargetProduct;
import io.flinkdm.udf.ddl.target.TargetRoutes;
import io.flinkdm.udf.ddl.target.TargetStatements;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.TableRouter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a changed column makes of the rows there are: the binlog does not tell, so the target has to
 * come to the same by itself, or the statement is refused.
 */
@ExtendWith(TestServers.class)
class ChangedRowsIT {

    private static final String TIME = "1700000000.123456";
    private static final TableId TABLE = new TableId("changed_rows", "t");

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private final List<String> wrong = new ArrayList<>();

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void targetComesToTheSame(TestServer server) throws Exception {
        try (Connection source = server.connect();
                Connection target = tidb.connect()) {
            prepare(source, "");
            prepare(target, "IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES");
            ServerDefaults defaults = DdlDefaults.read(source);
            TargetDialect dialect =
                    new TargetDialect(
                            TargetProduct.TIDB,
                            TargetCollations.read(target),
                            CollationPolicy.LOOSE);
            for (String[] row : rows()) {
                compare(row, source, target, defaults, dialect);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static void prepare(Connection connection, String sqlMode) throws SQLException {
        execute(connection, "SET time_zone = '+03:00'");
        execute(connection, "SET sql_mode = '" + sqlMode + "'");
        execute(connection, "SET TIMESTAMP = " + TIME);
        execute(connection, "DROP DATABASE IF EXISTS changed_rows");
        execute(connection, "CREATE DATABASE changed_rows CHARACTER SET utf8mb4");
        execute(connection, "USE changed_rows");
    }

    private void compare(
            String[] row,
            Connection source,
            Connection target,
            ServerDefaults defaults,
            TargetDialect dialect)
            throws SQLException {
        execute(source, "DROP TABLE IF EXISTS t");
        execute(target, "DROP TABLE IF EXISTS t");
        execute(source, "CREATE TABLE t (id INT PRIMARY KEY, c " + row[0] + ") CHARSET utf8mb4");
        String shown = shown(source);
        execute(
                target,
                new CreateTableRewriter(dialect.collations(), dialect.product())
                        .rewrite(shown, TABLE)
                        .sql());
        int id = 0;
        for (String value : row[1].split("; ")) {
            String insert = "INSERT INTO t VALUES (" + ++id + ", " + value + ")";
            execute(source, insert);
            execute(target, insert);
        }
        String sql = "ALTER TABLE t " + row[2];
        try {
            execute(source, sql);
        } catch (SQLException refused) {
            return;
        }
        String trouble = carried(sql, shown, target, defaults, dialect);
        String reason = reason(row, defaults.mariaDb());
        boolean same =
                reason.isEmpty()
                        ? trouble.isEmpty() && values(target).equals(values(source))
                        : trouble.contains(reason);
        if (!same) {
            String actual = trouble.isEmpty() ? values(target) : "! " + trouble;
            wrong.add(String.join(" | ", row) + "\n    " + values(source) + "\n    " + actual);
        }
    }

    /** {@code ""} where the target is to take it. */
    private static String reason(String[] row, boolean mariaDb) {
        if (row.length < 4) {
            return "";
        }
        boolean ofMariaDb = row[3].startsWith("MariaDB: ");
        return ofMariaDb && !mariaDb ? "" : row[3].replace("MariaDB: ", "");
    }

    private static String carried(
            String sql,
            String shown,
            Connection target,
            ServerDefaults defaults,
            TargetDialect dialect) {
        Structures before =
                Structures.NONE
                        .withSchema(TABLE.schema(), defaults.text())
                        .with(TABLE, new SchemaTracker(defaults).table(shown));
        TargetRoutes routes =
                TargetRoutes.of(TableRouter.compile(List.of(), CaseSensitivity.INSENSITIVE));
        for (TargetPiece piece :
                new TargetStatements(defaults, dialect)
                        .write(sql, TABLE.schema(), before, routes)
                        .pieces()) {
            if (!piece.trouble().isEmpty()) {
                return piece.trouble();
            }
            for (String statement : piece.statements()) {
                try {
                    execute(target, statement);
                } catch (SQLException e) {
                    return statement + ": " + e.getMessage();
                }
            }
        }
        return "";
    }

    private static String shown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE t")) {
            row.next();
            return row.getString(2);
        }
    }

    private static String values(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW COLUMNS FROM t")) {
            while (row.next()) {
                columns.add(shown(TableId.quote(row.getString(1)), row.getString(2)));
            }
        }
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT " + String.join(", ", columns) + " FROM t ORDER BY id")) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values.toString());
            }
        }
        return rows.toString();
    }

    /** Bytes as digits, numbers of bits as numbers. */
    private static String shown(String name, String type) {
        if (type.startsWith("bit")) {
            return name + " + 0";
        }
        boolean bytes = type.contains("binary") || type.contains("blob");
        return bytes ? "HEX(" + name + ")" : "CONCAT(" + name + ", '/')";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static List<String[]> rows() throws IOException {
        String file =
                new String(
                        ChangedRowsIT.class.getResourceAsStream("changed-rows.txt").readAllBytes(),
                        StandardCharsets.UTF_8);
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .toList();
    }
}
