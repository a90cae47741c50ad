package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.meta.KeptStructureTexts;
import io.flinkdm.job.meta.SchemaTable;
import io.flinkdm.job.meta.StructureHistory;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Statements of real servers are followed: each row is read as its table was when it was written.
 */
@ExtendWith(TestServers.class)
class FollowDdlIT {

    private static final String TABLE =
            "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(40)) CHARACTER SET utf8mb4";

    private static final List<String> CHANGES =
            List.of(
                    "ALTER TABLE t ADD COLUMN a INT UNSIGNED DEFAULT 1 AFTER id, ADD z TEXT",
                    "ALTER TABLE t MODIFY COLUMN z VARCHAR(30) CHARACTER SET gbk AFTER v",
                    "ALTER TABLE t CONVERT TO CHARACTER SET latin1, ADD KEY (v)",
                    "ALTER TABLE t CHANGE COLUMN a b ENUM('7','x') DEFAULT 'x', DROP COLUMN z",
                    "ALTER TABLE t ADD g INT AS (id + 1) STORED, ADD UNIQUE u (g)",
                    "RENAME TABLE t TO t_old, t_old TO t",
                    "CREATE TABLE t_new LIKE t",
                    "RENAME TABLE t TO t_old, t_new TO t",
                    "ALTER TABLE t RENAME TO t_mid",
                    "ALTER TABLE t_mid DROP PRIMARY KEY, ADD d DECIMAL(8,3) DEFAULT 1.5, RENAME t",
                    "DROP TABLE t_old",
                    "TRUNCATE TABLE t",
                    "DROP TABLE t",
                    TABLE.replace("VARCHAR(40)", "MEDIUMTEXT"));

    private record Written(TableSchema schema, Row row) {}

    private final Map<Object, Written> written = new LinkedHashMap<>();
    private int next = 1;

    /** Writes a row and keeps how it looks on the server now. */
    private void write(FollowedBinlog binlog, TestSchema schema) throws SQLException {
        int id = next++;
        schema.execute("INSERT INTO t (id, v) VALUES (" + id + ", 'é')");
        TableId t = new TableId(schema.name(), "t");
        TableSchema now = TableRows.structures(binlog.source()).get(t);
        int key = now.columns().indexOf(now.column("id").orElseThrow());
        TableRows.of(binlog.source(), t, now).values().stream()
                .filter(row -> row.value(key).equals((long) id))
                .forEach(row -> written.put(id, new Written(now, row)));
    }

    private void change(FollowedBinlog binlog, TestSchema schema, List<String> statements)
            throws SQLException {
        boolean mariaDb = schema.server().kind().isMariaDb();
        for (String statement : statements) {
            // MariaDB 10.1 does not know the word that MySQL has for it.
            schema.execute(mariaDb ? statement.replace("STORED", "PERSISTENT") : statement);
            if (!statement.endsWith(" t_mid") && !statement.equals("DROP TABLE t")) {
                write(binlog, schema);
            }
        }
    }

    private void assertRead(FollowedBinlog binlog) throws SQLException {
        List<Written> read = new ArrayList<>();
        for (RowChange row : binlog.rows()) {
            read.add(new Written(structure(binlog, row), row.after()));
        }
        assertThat(read).containsExactlyElementsOf(written.values());
    }

    private TableSchema structure(FollowedBinlog binlog, RowChange row) throws SQLException {
        try (Connection target = binlog.target()) {
            return SchemaTable.find(
                            target, binlog.plan().metaSchema(), binlog.plan().task(), row.schema())
                    .orElseThrow();
        }
    }

    /** What SHOW CREATE TABLE says is read as what information_schema says, on every server. */
    @EachSource
    void tablesOfAllTypesAreFollowed(
            TestServer server, @Server(ServerKind.MYSQL_80) TestServer target) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "types")) {
            schema.execute(
                    "CREATE TABLE numbers (a TINYINT(1), b SMALLINT UNSIGNED ZEROFILL, c MEDIUMINT,"
                            + " d INT(5) DEFAULT 7, e BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, f"
                            + " DECIMAL(10,3) UNSIGNED, g FLOAT, h FLOAT(7,3), i DOUBLE(10,2), j"
                            + " BIT(9) DEFAULT b'101', k DOUBLE, l BOOLEAN, m NUMERIC, PRIMARY KEY"
                            + " (e), UNIQUE u (a, d), KEY (c)) COMMENT 'it''s; \"one\"'",
                    "CREATE TABLE times (a YEAR, b DATE DEFAULT '2000-01-01', c TIME(3), d"
                            + " DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE"
                            + " CURRENT_TIMESTAMP(6), e TIMESTAMP NULL, f TIMESTAMP NOT NULL DEFAULT"
                            + " CURRENT_TIMESTAMP, g INT AS (YEAR(b)) VIRTUAL)",
                    "CREATE TABLE texts (a CHAR(3) CHARACTER SET latin1 COLLATE latin1_bin, b"
                            + " VARCHAR(20) CHARACTER SET gbk, c TINYTEXT, d TEXT CHARACTER SET ucs2, e"
                            + " MEDIUMTEXT, f LONGTEXT, g ENUM('a', 'it''s', '') NOT NULL, h"
                            + " SET('x', 'y') CHARACTER SET latin1, i NCHAR(2), j VARCHAR(9) BINARY,"
                            + " KEY (b(4), a), UNIQUE (c(5))) CHARACTER SET utf8mb4 COLLATE"
                            + " utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC",
                    "CREATE TABLE bytes (a BINARY(3), b VARBINARY(9) DEFAULT 'a', c TINYBLOB, d"
                            + " BLOB, e MEDIUMBLOB, f LONGBLOB, g POINT, h GEOMETRY, i CHAR BYTE)",
                    "CREATE TABLE parents (`a``b` INT PRIMARY KEY, c INT, UNIQUE (c)) ENGINE=InnoDB",
                    "CREATE TABLE children (id INT PRIMARY KEY, p INT, CONSTRAINT fk FOREIGN KEY"
                            + " (p) REFERENCES parents (c) ON DELETE CASCADE) ENGINE=InnoDB",
                    "CREATE TABLE parts (id INT, d DATE, PRIMARY KEY (id, d)) PARTITION BY RANGE"
                            + " (YEAR(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES"
                            + " LESS THAN MAXVALUE)");
            Plans plans = Plans.of(schema).mode(TaskMode.INCREMENTAL).target(target);
            try (FollowedBinlog binlog = new FollowedBinlog(schema, plans.plan());
                    Connection meta = binlog.target()) {
                KeptStructureTexts kept =
                        StructureHistory.at(
                                meta,
                                binlog.plan().metaSchema(),
                                binlog.plan().task(),
                                "mysql-01",
                                0);
                assertThat(kept.fixed()).isEmpty();
                assertThat(kept.tables()).hasSize(7);
            }
        }
    }

    @EachSource
    void rowsAreReadAsTheirTableWas(
            TestServer server, @Server(ServerKind.MYSQL_80) TestServer target) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "follow")) {
            schema.execute(TABLE);
            Plans plans = Plans.of(schema).mode(TaskMode.INCREMENTAL).target(target);
            try (FollowedBinlog binlog = new FollowedBinlog(schema, plans.plan())) {
                write(binlog, schema);
                change(binlog, schema, CHANGES);

                assertRead(binlog.readAll());
                assertThat(binlog.statements()).extracting(DdlChange::sql).hasSize(CHANGES.size());
            }
        }
    }

    @EachSource({
        ServerKind.MYSQL_57,
        ServerKind.MYSQL_80,
        ServerKind.MYSQL_9,
        ServerKind.MARIADB,
        ServerKind.MARIADB_118
    })
    void anyRevisionCanBeGoneBackTo(TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "follow")) {
            schema.execute(TABLE);
            try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
                change(binlog, schema, CHANGES.subList(0, 5));
                BinlogSplit early = binlog.readAll().split();
                change(binlog, schema, CHANGES.subList(5, CHANGES.size()));
                List<String> first = binlog.goOnFrom(early).readAll().told();
                BinlogSplit late = binlog.split();

                assertThat(binlog.goOnFrom(early).readAll().told()).isEqualTo(first);
                assertThat(binlog.split().state()).isEqualTo(late.state());
                assertThat(late.state().structures()).isGreaterThan(early.state().structures());
                assertThat(binlog.goOnFrom(late).readAll().told()).isEmpty();
            }
        }
    }

    @Test
    void aLostConnectionGoesOnWithTheStructuresOfItsPlace(
            @Server(ServerKind.MYSQL_80) TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "follow")) {
            schema.execute(TABLE);
            try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
                change(binlog, schema, CHANGES.subList(0, 3));
                binlog.readAll();
                change(binlog, schema, CHANGES.subList(3, 6));
                killReaders(schema);
                change(binlog, schema, CHANGES.subList(6, CHANGES.size()));

                assertRead(binlog.readAll());
            }
        }
    }

    private static void killReaders(TestSchema schema) throws SQLException {
        List<Long> readers = new ArrayList<>();
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id FROM information_schema.processlist"
                                        + " WHERE command LIKE 'Binlog Dump%'")) {
            while (row.next()) {
                readers.add(row.getLong(1));
            }
        }
        for (long reader : readers) {
            schema.execute("KILL " + reader);
        }
    }

    @EachSource({
        ServerKind.MYSQL_9,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    void aTableMadeOfAQueryArrivesWithItsRows(TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "follow")) {
            schema.execute(TABLE, "INSERT INTO t VALUES (1, 'a'), (2, 'é')");
            TableId made = new TableId(schema.name(), "made");
            try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
                schema.execute("CREATE TABLE made (n INT NOT NULL) SELECT id, v, 1 AS n FROM t");
                binlog.readAll();

                assertThat(binlog.statements()).hasSize(1);
                assertThat(binlog.rows())
                        .extracting(RowChange::after)
                        .containsExactlyInAnyOrderElementsOf(
                                TableRows.of(
                                                binlog.source(),
                                                made,
                                                TableRows.structures(binlog.source()).get(made))
                                        .values());
            }
        }
    }

    @Test
    void rowsThatWereNeverReadStopIt(@Server(ServerKind.MARIADB) TestServer server)
            throws Exception {
        try (TestSchema schema = TestSchema.create(server, "follow");
                TestSchema other = TestSchema.create(server, "other")) {
            other.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            try (FollowedBinlog binlog = new FollowedBinlog(schema)) {
                other.execute("RENAME TABLE t TO `" + schema.name() + "`.t");

                assertThatThrownBy(binlog::readAll)
                        .hasMessageContaining("code=44006")
                        .hasMessageContaining("the rows it has were not read")
                        .hasMessageContaining("dm binlog skip -b mysql-bin.");
            }
        }
    }
}
