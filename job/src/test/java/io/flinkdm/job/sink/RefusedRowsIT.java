package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What TiDB does not take is told with its place, and what surrounds it still arrives. */
@ExtendWith(TestServers.class)
class RefusedRowsIT {

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;
    private TableId table;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "refused");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 2, 100);
        table = new TableId(schema.name(), "t");
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    private TableSchema create(String columns) throws SQLException {
        writer.execute("CREATE TABLE " + table.quoted() + " (" + columns + ")");
        TableSchema source = writer.structure(table);
        writer.source(source);
        return source;
    }

    private String failure(TableSchema source, RowChange... changes) {
        Throwable failure =
                catchThrowable(
                        () -> {
                            for (RowChange change : changes) {
                                writer.write(table, source, change);
                            }
                            writer.flush();
                        });
        return failure == null ? "" : failure.getCause().getMessage();
    }

    @Test
    void aRowThatIsThereAlready() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v varchar(9)");
        writer.execute("INSERT INTO " + table.quoted() + " VALUES (2, 'old')");
        String failure =
                failure(
                        source,
                        Changes.at(Changes.insert(Row.of(1L, "a")), 154, 0),
                        Changes.at(Changes.insert(Row.of(2L, "secret")), 154, 1));
        assertThat(failure)
                .contains("code=10006", "Error 1062", "INSERT mysql-01 `from`.`t`")
                .contains("(mysql-bin.000001, 154) row 1", table.quoted(), "another writer")
                .doesNotContain("secret");
        assertThat(writer.query("SELECT v FROM " + table.quoted())).containsOnlyOnce("old");
    }

    @Test
    void aValueTheColumnCannotHold() throws Exception {
        create("id bigint PRIMARY KEY, v varchar(3)");
        TableSchema source = writer.structure(table);
        assertThat(failure(source, Changes.insert(Row.of(1L, "abcd"))))
                .contains("code=10006", "1406", "make the column as long");
    }

    @Test
    void aRowBeyondTheLimitOfAnEntry() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v longblob");
        assertThat(failure(source, Changes.insert(Row.of(1L, new byte[8 << 20]))))
                .contains("code=10006", "Error 8025", table.quoted())
                .contains("the row `id`=1 takes 8388616 bytes, 8388608 of them in `v`")
                .contains("raise performance.txn-entry-size-limit in TiDB's configuration");
    }

    @Test
    void aKeyThatIsNoNumberIsNotTold() throws Exception {
        TableSchema source = create("id varchar(9) PRIMARY KEY, v longtext");
        assertThat(failure(source, Changes.insert(Row.of("secret", "é".repeat(4 << 20)))))
                .contains("the row takes 8388614 bytes, 8388608 of them in `v`")
                .doesNotContain("secret");
    }

    @Test
    void aLargerEntryIsTakenWhereTheSessionSaysSo() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v longblob");
        Map<String, String> session = Map.of("tidb_txn_entry_size_limit", "20000000");
        try (WriterFixture other =
                WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 1, 100, session)) {
            other.source(source);
            other.write(table, source, Changes.insert(Row.of(1L, new byte[8 << 20])));
            other.flush();
            assertThat(other.query("SELECT LENGTH(v) FROM " + table.quoted()))
                    .containsExactly("8388608");
        }
    }

    @Test
    void aRowBeyondTheLimitOfAPacket() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v longblob");
        assertThat(failure(source, Changes.insert(Row.of(1L, new byte[40 << 20]))))
                .contains("code=10006", "raise max_allowed_packet of the target")
                .contains("the row `id`=1 takes 41943048 bytes");
    }

    @Test
    void anEnumsEmptyValueIsNoLoss() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v enum('a')");
        assertThat(failure(source, Changes.insert(Row.of(1L, 0L)))).isEmpty();
    }

    @Test
    void aColumnTheTargetLacks() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v varchar(3) COLLATE utf8mb4_bin");
        writer.execute("ALTER TABLE " + table.quoted() + " DROP COLUMN v");
        assertThat(failure(source, Changes.insert(Row.of(1L, "a"))))
                .contains("run ALTER TABLE " + table.quoted())
                .contains("ADD COLUMN `v` varchar(3) COLLATE utf8mb4_bin NULL");
    }

    @Test
    void aTableTheTargetLacks() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY");
        writer.execute("DROP TABLE " + table.quoted());
        assertThat(failure(source, Changes.insert(Row.of(1L)))).contains("code=36070");
    }

    @Test
    void rowsThatAreMissingAreCounted() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY");
        assertThat(failure(source, Changes.delete(Row.of(1L)))).isEmpty();
        assertThat(writer.metrics().missing()).isEqualTo(1);
    }

    @Test
    void columnsOfTheTargetKeepTheirValues() throws Exception {
        TableSchema source = create("id bigint PRIMARY KEY, v bigint");
        writer.execute(
                "ALTER TABLE " + table.quoted() + " ADD COLUMN extra int DEFAULT 7",
                "INSERT INTO " + table.quoted() + " VALUES (1, 1, 9)");
        writer.write(table, source, Changes.update(Row.of(1L, 1L), Row.of(1L, 2L)));
        writer.write(table, source, Changes.safe(Changes.insert(Row.of(1L, 3L))));
        writer.write(table, source, Changes.insert(Row.of(2L, 3L)));
        writer.flush();
        assertThat(writer.query("SELECT CONCAT(v, '/', extra) FROM " + table.quoted()))
                .containsExactly("3/9", "3/7");
    }

    @Test
    void aSnapshotReadAgainReplacesItsRows() throws Exception {
        TableSchema source = create("a bigint");
        writer.write(table, source, Changes.snapshot(Row.of(1L), 0));
        writer.write(table, source, Changes.snapshot(Row.of(1L), 1));
        writer.flush();
        writer.restart();
        writer.write(table, source, Changes.snapshot(Row.of(2L), 0));
        writer.write(table, source, Changes.at(Changes.insert(Row.of(3L)), 4, 0));
        writer.flush();
        assertThat(writer.query("SELECT a FROM " + table.quoted()))
                .containsExactlyInAnyOrder("2", "3");
    }
}
