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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tables of the target that differ from their source's: in columns, in their order and letter case;
 * and rows that the target should have and has not.
 */
@ExtendWith(TestServers.class)
class OtherTablesIT {

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;
    private TableId table;
    private TableSchema source;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "other");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 4, 100);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    /** The source's table; then the target's is made anew. */
    private void create(String sourceColumns, String targetColumns) throws SQLException {
        table = new TableId(schema.name(), "t");
        writer.execute("CREATE TABLE " + table.quoted() + " (" + sourceColumns + ")");
        source = writer.structure(table);
        writer.source(source);
        writer.execute(
                "DROP TABLE " + table.quoted(),
                "CREATE TABLE " + table.quoted() + " (" + targetColumns + ")");
        writer.forget(table);
    }

    private void write(RowChange... changes) throws InterruptedException {
        for (RowChange change : changes) {
            writer.write(table, source, change);
        }
        writer.flush();
    }

    private String failure(RowChange... changes) {
        Throwable failure = catchThrowable(() -> write(changes));
        return failure == null ? "" : failure.getCause().getMessage();
    }

    private List<String> rows(String columns) throws SQLException {
        return writer.query(
                "SELECT CONCAT_WS(',', " + columns + ") FROM " + table.quoted() + " ORDER BY 1");
    }

    @Test
    void columnsAreFoundByName() throws Exception {
        create(
                "id bigint PRIMARY KEY, Name varchar(9), n bigint",
                "N bigint, g bigint AS (n + 1), NAME varchar(9), ID bigint PRIMARY KEY");
        write(
                Changes.insert(Row.of(1L, "a", 7L)),
                Changes.insert(Row.of(2L, "b", 8L)),
                Changes.update(Row.of(1L, "a", 7L), Row.of(1L, "c", 9L)),
                Changes.delete(Row.of(2L, "b", 8L)));
        assertThat(rows("id, name, n, g")).containsExactly("1,c,9,10");
    }

    @Test
    void aColumnGeneratedByBothIsNotWritten() throws Exception {
        create(
                "id bigint PRIMARY KEY, n bigint, g bigint AS (n + 1)",
                "id bigint PRIMARY KEY, n bigint, g bigint AS (n + 2), UNIQUE KEY (g)");
        write(
                Changes.insert(Row.of(1L, 1L, 2L)),
                Changes.update(Row.of(1L, 1L, 2L), Row.of(1L, 5L, 6L)));
        assertThat(rows("id, n, g")).containsExactly("1,5,7");
    }

    @Test
    void aColumnThatNothingFillsIsToldAtOnce() throws Exception {
        create("id bigint PRIMARY KEY", "id bigint PRIMARY KEY, x int NOT NULL");
        assertThat(failure(Changes.insert(Row.of(1L))))
                .contains("`t`.`x` is NOT NULL without a default")
                .contains("ALTER COLUMN `x` SET DEFAULT");
    }

    @Test
    void aNumberTheTargetGivesIsFilled() throws Exception {
        create(
                "a bigint NOT NULL, UNIQUE KEY (a)",
                "n bigint AUTO_RANDOM PRIMARY KEY, a bigint NOT NULL, UNIQUE KEY (a)");
        write(Changes.insert(Row.of(1L)), Changes.safe(Changes.insert(Row.of(1L))));
        assertThat(rows("a")).containsExactly("1");
    }

    private void createWithColumnOfItsOwn() throws SQLException {
        String columns = "id bigint, u bigint, v bigint, PRIMARY KEY (id), UNIQUE KEY (u)";
        create(columns, columns + ", own int DEFAULT 7");
        writer.execute("INSERT INTO " + table.quoted() + " VALUES (1, 1, 1, 11), (2, 2, 2, 22)");
    }

    @Test
    void columnsOfTheTargetKeepTheirValues() throws Exception {
        createWithColumnOfItsOwn();
        write(
                Changes.safe(Changes.insert(Row.of(1L, 1L, 5L))),
                Changes.safe(Changes.update(Row.of(1L, 1L, 5L), Row.of(1L, 3L, 6L))),
                Changes.safe(Changes.update(Row.of(2L, 2L, 2L), Row.of(4L, 1L, 2L))));
        assertThat(rows("id, u, v, own")).containsExactly("1,3,6,11", "4,1,2,22");
        write(Changes.safe(Changes.update(Row.of(2L, 2L, 2L), Row.of(4L, 1L, 9L))));
        assertThat(rows("id, u, v, own")).containsExactly("1,3,6,11", "4,1,9,22");
    }

    @Test
    void aColumnAddedBetweenRowsOfOneStructureIsSeen() throws Exception {
        String columns = "id bigint, u bigint, v bigint, PRIMARY KEY (id), UNIQUE KEY (u)";
        create(columns, columns);
        write(Changes.insert(Row.of(1L, 1L, 1L)));
        writer.alter(table, "ALTER TABLE " + table.quoted() + " ADD COLUMN own int DEFAULT 7");
        writer.execute("UPDATE " + table.quoted() + " SET own = 9");
        write(Changes.safe(Changes.insert(Row.of(1L, 1L, 2L))));
        assertThat(rows("id, u, v, own")).containsExactly("1,1,2,9");
    }

    @Test
    void aKeyAddedBetweenRowsOfOneStructureIsSeen() throws Exception {
        String columns = "id bigint PRIMARY KEY, u bigint, v bigint";
        create(columns, columns);
        write(Changes.insert(Row.of(1L, 1L, 1L)), Changes.insert(Row.of(2L, 2L, 2L)));
        writer.alter(table, "ALTER TABLE " + table.quoted() + " ADD UNIQUE KEY (u)");
        for (long value = 0; value < 50; value++) {
            write(
                    Changes.update(Row.of(1L, 1L, value), Row.of(1L, null, value)),
                    Changes.update(Row.of(2L, 2L, value), Row.of(2L, 1L, value)),
                    Changes.update(Row.of(1L, null, value), Row.of(1L, 2L, value)),
                    Changes.update(Row.of(2L, 1L, value), Row.of(2L, 3L, value)),
                    Changes.update(Row.of(1L, 2L, value), Row.of(1L, 1L, value + 1)),
                    Changes.update(Row.of(2L, 3L, value), Row.of(2L, 2L, value + 1)));
        }
        assertThat(rows("id, u, v")).containsExactly("1,1,50", "2,2,50");
    }

    /** The columns of one structure may stand otherwise on the target from a statement on. */
    @Test
    void aColumnMadeAnewIsWrittenByItsNewType() throws Exception {
        create("id bigint PRIMARY KEY, b varchar(9)", "id bigint PRIMARY KEY, b blob");
        write(Changes.insert(Row.of(1L, "x")));
        writer.execute("ALTER TABLE " + table.quoted() + " DROP COLUMN b");
        writer.alter(
                table, "ALTER TABLE " + table.quoted() + " ADD COLUMN b varchar(9) DEFAULT '-'");
        write(Changes.insert(Row.of(2L, "y")));
        assertThat(rows("id, b")).containsExactly("1,-", "2,y");
    }

    /** The target is at the end already: two rows have exchanged their unique values. */
    @Test
    void anOlderVersionMayMeetANewerRow() throws Exception {
        createWithColumnOfItsOwn();
        RowChange[] changes = {
            Changes.safe(Changes.update(Row.of(1L, 2L, 0L), Row.of(1L, 2L, 1L))),
            Changes.safe(Changes.update(Row.of(1L, 2L, 1L), Row.of(1L, null, 1L))),
            Changes.safe(Changes.update(Row.of(2L, 1L, 2L), Row.of(2L, 2L, 2L))),
            Changes.safe(Changes.update(Row.of(1L, null, 1L), Row.of(1L, 1L, 1L)))
        };
        write(changes[0]);
        assertThat(rows("id, u, v")).containsExactly("1,2,1");
        write(changes[1], changes[2], changes[3]);
        assertThat(rows("id, u, v, own")).containsExactly("1,1,1,11", "2,2,2,7");
    }

    @Test
    void missingRowsAreCountedByTheStrictOnly() throws Exception {
        String columns = "id bigint PRIMARY KEY, v bigint";
        create(columns, columns);
        write(
                Changes.update(Row.of(1L, 1L), Row.of(1L, 2L)),
                Changes.safe(Changes.delete(Row.of(2L, 1L))),
                Changes.insert(Row.of(3L, 1L)),
                Changes.delete(Row.of(3L, 1L)));
        assertThat(writer.metrics().missing()).isZero();
        write(Changes.delete(Row.of(4L, 1L)));
        assertThat(writer.metrics().missing()).isEqualTo(1);
    }

    @Test
    void aMissingRowStopsAStrictTask() throws Exception {
        String columns = "id bigint PRIMARY KEY, v bigint";
        create(columns, columns);
        writer.strictly();
        write(
                Changes.insert(Row.of(1L, 1L)),
                Changes.update(Row.of(1L, 1L), Row.of(1L, 2L)),
                Changes.safe(Changes.update(Row.of(2L, 1L), Row.of(2L, 2L))));
        assertThat(
                        failure(
                                Changes.update(Row.of(1L, 2L), Row.of(1L, 3L)),
                                Changes.at(Changes.update(Row.of(9L, 1L), Row.of(9L, 2L)), 777, 0),
                                Changes.update(Row.of(2L, 2L), Row.of(2L, 3L))))
                .contains("code=52025", "(mysql-bin.000001, 777)", table.quoted());
        assertThat(rows("id, v")).doesNotContain("9,2");
    }

    @Test
    void aMissingRowOfSeveralKeysStopsAStrictTask() throws Exception {
        String columns = "id bigint PRIMARY KEY, u bigint, v bigint, UNIQUE KEY (u)";
        create(columns, columns);
        writer.strictly();
        write(
                Changes.insert(Row.of(1L, 1L, 1L)),
                Changes.update(Row.of(1L, 1L, 1L), Row.of(1L, 1L, 2L)),
                Changes.update(Row.of(1L, 1L, 2L), Row.of(1L, 2L, 2L)),
                Changes.delete(Row.of(1L, 2L, 2L)));
        assertThat(failure(Changes.update(Row.of(9L, 1L, 1L), Row.of(9L, 1L, 2L))))
                .contains("code=52025");
    }

    @Test
    void oneOfSeveralEqualRowsIsMeant() throws Exception {
        String columns = "j json, f float, b blob, s varchar(9), d decimal(5,2)";
        create(columns, columns);
        Row row = Row.of("{\"a\": [1, null]}", 1.100000023841858, new byte[] {0, -1}, null, "1.50");
        Row other = Row.of(null, 16777216.0, null, "a ", "-0.10");
        long place = 200;
        for (RowChange change :
                List.of(
                        Changes.insert(row),
                        Changes.insert(row),
                        Changes.insert(row),
                        Changes.insert(other),
                        Changes.insert(other),
                        Changes.update(row, other),
                        Changes.delete(row),
                        Changes.delete(other))) {
            write(Changes.at(change, ++place, 0));
        }
        assertThat(writer.metrics().missing()).isZero();
        assertThat(rows("IFNULL(j, '-'), f, IFNULL(HEX(b), '-'), IFNULL(s, '-'), d"))
                .containsExactly(
                        "-,16777216,-,a ,-0.10",
                        "-,16777216,-,a ,-0.10",
                        "{\"a\": [1, null]},1.1,00FF,-,1.50");
    }
}
