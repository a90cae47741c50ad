package io.flinkdm.job.it;

import static io.flinkdm.job.it.SourceSession.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole task from servers whose names, modes, time zones and clients are not the usual ones, both
 * of the server and of the sessions that write.
 */
class ServerSettingsIT {

    private static final List<String> NAMES =
            List.of("select", "a.b", "a b", "`", "a``\"'\\", "表 名", "ключ%s?", "-- x", "#{c}/*");

    /** Hours that do not exist, and those that come twice. */
    private static final List<String> BERLIN =
            List.of(
                    "2021-03-28 01:59:59",
                    "2021-03-28 02:30:00",
                    "2021-03-28 03:00:00",
                    "2021-10-31 02:00:00",
                    "2021-10-31 02:30:00",
                    "2021-10-31 03:00:00");

    private static final List<String> ZONE =
            List.of(
                    "REPLACE INTO mysql.time_zone VALUES (4711, 'N')",
                    "REPLACE INTO mysql.time_zone_name VALUES ('Test/Berlin', 4711)",
                    "REPLACE INTO mysql.time_zone_transition_type VALUES"
                            + " (4711, 0, 3600, 0, 'CET'), (4711, 1, 7200, 1, 'CEST')",
                    "REPLACE INTO mysql.time_zone_transition VALUES (4711, 1603587600, 0),"
                            + " (4711, 1616893200, 1), (4711, 1635642000, 0)");

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private String name;
    private String allowed;
    private final List<String> databases = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();

    @BeforeEach
    void chooseName() {
        name = "settings_" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    }

    @AfterEach
    void dropTargets() throws SQLException {
        for (String database : databases) {
            tidb.execute("DROP DATABASE IF EXISTS " + quoted(database));
        }
        tidb.execute("DROP DATABASE IF EXISTS " + name + "_meta");
    }

    @EachSource(ServerKind.MYSQL_80)
    void namesThatNeedQuotes(TestServer source) throws Exception {
        String database = name + " `x`.y'數";
        try (SourceSession writer = open(source, database)) {
            for (String odd : NAMES) {
                String table = quoted(odd);
                String column = quoted(odd + " c");
                tables.add(table);
                writer.run(
                        "CREATE TABLE %s (%s INT PRIMARY KEY, %s TEXT, UNIQUE %s (%s(20)))"
                                .formatted(table, column, table, table, table),
                        "INSERT INTO %s VALUES (1, 'one'), (2, 'two')".formatted(table));
            }
            tables.add("keyless");
            writer.run(
                    "CREATE TABLE keyless (`a``b` INT, `c d` TEXT)",
                    "INSERT INTO keyless VALUES (1, 'one'), (1, 'one')");
            follow(writer, () -> changeAll(writer));
        }
    }

    private static void changeAll(SourceSession writer) throws SQLException {
        for (String odd : NAMES) {
            String table = quoted(odd);
            String column = quoted(odd + " c");
            writer.run(
                    "INSERT INTO %s VALUES (3, 'three')".formatted(table),
                    "UPDATE %s SET %s = 'changed' WHERE %s = 1".formatted(table, table, column),
                    "UPDATE %s SET %s = 9 WHERE %s = 3".formatted(table, column, column),
                    "DELETE FROM %s WHERE %s = 2".formatted(table, column));
        }
        writer.run("UPDATE keyless SET `c d` = 'x' LIMIT 1", "DELETE FROM keyless LIMIT 1");
    }

    /** Tables are made and written by sessions of other modes than those the job's own have. */
    @EachSource(ServerKind.MYSQL_80)
    void modesOfTheServerAndItsSessions(TestServer source) throws Exception {
        String odd =
                "ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,PAD_CHAR_TO_FULL_LENGTH,"
                        + "HIGH_NOT_PRECEDENCE,NO_UNSIGNED_SUBTRACTION";
        try (SourceSession.Setting mode = SourceSession.Setting.of(source, "sql_mode", odd);
                SourceSession writer = open(source, name)) {
            tables.addAll(List.of("m", "z"));
            writer.run(
                    "CREATE TABLE \"m\" (id INT PRIMARY KEY, \"a\" VARCHAR(20) DEFAULT '\\',"
                            + " c CHAR(9), d VARCHAR(40) AS (a || '\\' || \"c\"))",
                    "INSERT INTO m (id, a, c) VALUES (1, 'x\\', 'y  '), (2, DEFAULT, 'it''s')",
                    "CREATE TABLE z (id INT PRIMARY KEY, d DATE NOT NULL, t DATETIME(3),"
                            + " s TIMESTAMP NULL)",
                    "SET sql_mode = 'ALLOW_INVALID_DATES'",
                    "INSERT INTO z VALUES (1, '0000-00-00', '2021-02-31 00:00:00', '0000-00-00'),"
                            + " (2, '2021-00-00', '0000-00-00', NULL)");
            follow(
                    writer,
                    () ->
                            writer.run(
                                    "SET sql_mode = '" + odd + "'",
                                    "UPDATE \"m\" SET \"a\" = '\\n\"', c = ' z' WHERE id = 1",
                                    "INSERT INTO m (id, a, c) VALUES (3, '\\\\''', '\\')",
                                    "CREATE DATABASE \"" + name + "; x\"",
                                    "CREATE TABLE \"" + name + "; x\".\"t;\" (\"a;\\\" INT)",
                                    "DROP DATABASE \"" + name + "; x\"",
                                    "SET sql_mode = 'TRADITIONAL,PAD_CHAR_TO_FULL_LENGTH'",
                                    "INSERT INTO m (id, a, c) VALUES (4, 'x\\\\', 'pad ')",
                                    "DELETE FROM m WHERE id = 2",
                                    "SET sql_mode = ''",
                                    "INSERT INTO z VALUES (3, '2021-13-13', '2021-11-31',"
                                            + " '0000-00-00')",
                                    "UPDATE z SET d = '9999-00-31' WHERE id = 1",
                                    "DELETE FROM z WHERE id = 2"));
        }
    }

    /** A TIMESTAMP is the same moment whoever wrote it, and wherever it is read. */
    @EachSource(ServerKind.MYSQL_80)
    void timeZonesAndTheirGaps(TestServer source) throws Exception {
        source.execute(ZONE.toArray(String[]::new));
        try (SourceSession.Setting zone =
                        SourceSession.Setting.of(source, "time_zone", "Test/Berlin");
                SourceSession.Setting ofTarget =
                        SourceSession.Setting.of(tidb, "time_zone", "-08:00");
                SourceSession writer = open(source, name)) {
            tables.add("z");
            writer.run(
                    "SET sql_mode = ''",
                    "CREATE TABLE z (id INT AUTO_INCREMENT PRIMARY KEY, zone VARCHAR(20),"
                            + " t TIMESTAMP NULL, f TIMESTAMP(6) NULL, d DATETIME, e TIME)");
            writeTimes(writer);
            follow(
                    writer,
                    () -> {
                        writeTimes(writer);
                        writer.run(
                                "SET time_zone = 'Test/Berlin'",
                                "UPDATE z SET t = t + INTERVAL 30 MINUTE WHERE id % 2 = 0",
                                "SET time_zone = '+12:45'",
                                "UPDATE z SET f = '2038-01-19 03:14:07.999999' WHERE id % 5 = 0",
                                "DELETE FROM z WHERE id % 7 = 0");
                    });
        }
    }

    private static void writeTimes(SourceSession writer) throws SQLException {
        for (String zone : List.of("Test/Berlin", "SYSTEM", "+00:00", "-12:00", "+13:00")) {
            writer.run("SET time_zone = '" + zone + "'");
            for (String time : BERLIN) {
                writer.run(
                        "INSERT INTO z (zone, t, f, d, e) VALUES ('%1$s', '%2$s', '%2$s.25',"
                                        .formatted(zone, time)
                                + " '%1$s', TIME('%1$s'))".formatted(time));
            }
        }
    }

    /** In these sets a character may end with the byte of a backslash or a back quote. */
    @EachSource(ServerKind.MYSQL_80)
    void clientsOfOtherCharacterSets(TestServer source) throws Exception {
        try (SourceSession writer = open(source, name)) {
            tables.add("t");
            writer.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), b VARCHAR(20) CHARACTER"
                            + " SET sjis, c VARCHAR(20) CHARACTER SET gbk)");
            writer.runAs("sjis", "INSERT INTO t VALUES (1, '表ソ', '表ソ', NULL)");
            follow(
                    writer,
                    () -> {
                        write(writer, "sjis", "表ソ十―", 3);
                        write(writer, "gbk", "乗誠", 5);
                        write(writer, "big5", "功許", 7);
                        write(writer, "latin1", "é€", 9);
                        write(writer, "utf8mb4", "数😀", 11);
                    });
        }
    }

    /** Rows, and DDL on a database nobody migrates. */
    private void write(SourceSession writer, String charset, String text, int id)
            throws SQLException {
        String other = name + "_other";
        writer.run("CREATE DATABASE " + other);
        writer.runAs(
                charset,
                "INSERT INTO t (id, a) VALUES (%d, '%s')".formatted(id, text),
                "CREATE TABLE %s.t (a INT COMMENT '%s', b TEXT COMMENT '%s;')"
                        .formatted(other, text, text),
                "UPDATE t SET a = CONCAT(a, '%s') WHERE id = 1 OR a = '%s'".formatted(text, text),
                "DROP DATABASE " + other + " /* " + text + " */");
    }

    @EachSource(ServerKind.MYSQL_80)
    void namesKeepTheirCase(TestServer source) throws Exception {
        namesInMixedCase(source);
    }

    @EachSource(value = ServerKind.MYSQL_80, options = "--lower-case-table-names=1")
    void namesBecomeLowerCase(TestServer source) throws Exception {
        namesInMixedCase(source);
    }

    /** The task's file has another spelling still. */
    private void namesInMixedCase(TestServer source) throws Exception {
        String database = name.toUpperCase(Locale.ROOT);
        try (SourceSession writer = open(source, database)) {
            allowed = name.replace('s', 'S');
            tables.addAll(List.of("OrDers", "KeyLess"));
            writer.run(
                    "CREATE TABLE OrDers (Id INT PRIMARY KEY, NaMe TEXT)",
                    "CREATE TABLE KeyLess (A INT, b INT)",
                    "INSERT INTO OrDers VALUES (1, 'a'), (2, 'b')");
            follow(
                    writer,
                    () ->
                            writer.run(
                                    "UPDATE OrDers SET nAME = 'c' WHERE iD = 1",
                                    "INSERT INTO KeyLess VALUES (1, 1), (1, 1)",
                                    "DELETE FROM KeyLess LIMIT 1"));
        }
    }

    private SourceSession open(TestServer source, String database) throws SQLException {
        databases.add(database);
        allowed = database;
        return SourceSession.create(source, database);
    }

    private interface Writing {
        void run() throws SQLException;
    }

    private void follow(SourceSession writer, Writing changes) throws Exception {
        TestServer source = writer.server();
        try (EmbeddedTask task = EmbeddedTask.start(task(source), folder, Setting.PLAIN)) {
            awaitEqual(task, source);
            changes.run();
            awaitEqual(task, source);
            task.assertRuns();
        } finally {
            source.execute("DROP DATABASE " + quoted(databases.get(0)));
        }
    }

    private TaskFiles task(TestServer source) throws Exception {
        return TaskFiles.of(folder, name, "all", tidb)
                .source("mysql-01", source, "    block-allow-list: one\n")
                .add("block-allow-list:\n  one:\n    do-dbs: [\"" + allowed + "\"]\n");
    }

    private void awaitEqual(EmbeddedTask task, TestServer source) {
        for (String table : tables) {
            String whole = quoted(databases.get(0)) + "." + table;
            Awaitility.await(whole)
                    .atMost(EmbeddedTask.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .failFast(task::assertRuns)
                    .untilAsserted(
                            () -> {
                                Differences found = differences(source, whole);
                                assertThat(found.isEmpty()).as(found.toString()).isTrue();
                            });
        }
    }

    private static Differences differences(TestServer source, String table) throws SQLException {
        try (Connection left = source.connect();
                Connection right = tidb.connect();
                Statement statement = left.createStatement()) {
            statement.execute("SET sql_mode = ''");
            return TableDiff.compareRows(left, table, right, table);
        }
    }
}
