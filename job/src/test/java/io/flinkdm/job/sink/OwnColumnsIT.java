package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A table with one key, and a column that only the target has: rows take its values along. */
@ExtendWith(TestServers.class)
class OwnColumnsIT {

    private static final int CHANGES = 3_000;

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;
    private TableId table;
    private TableSchema source;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "own");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 4, 20);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    private void create(String columns, String own) throws SQLException {
        table = new TableId(schema.name(), "t");
        writer.execute("CREATE TABLE " + table.quoted() + " (" + columns + ")");
        source = writer.structure(table);
        writer.source(source);
        writer.execute(
                "DROP TABLE " + table.quoted(),
                "CREATE TABLE " + table.quoted() + " (" + columns + ", " + own + ")");
        writer.forget(table);
    }

    private void write(RowChange... changes) throws InterruptedException {
        for (RowChange change : changes) {
            writer.write(table, source, change);
        }
        writer.flush();
    }

    private List<String> rows(String columns) throws SQLException {
        return writer.query(
                "SELECT CONCAT_WS(',', " + columns + ") FROM " + table.quoted() + " ORDER BY 1");
    }

    private void createWithValues() throws SQLException {
        create("id bigint PRIMARY KEY, v bigint", "own int DEFAULT 7");
        writer.execute("INSERT INTO " + table.quoted() + " VALUES (1, 1, 11), (2, 2, 22)");
    }

    @Test
    void aMoveTakesThemAlong() throws Exception {
        createWithValues();
        write(
                Changes.update(Row.of(1L, 1L), Row.of(3L, 1L)),
                Changes.update(Row.of(2L, 2L), Row.of(1L, 2L)),
                Changes.insert(Row.of(2L, 5L)),
                Changes.update(Row.of(3L, 1L), Row.of(3L, 6L)));
        assertThat(rows("id, v, own")).containsExactly("1,2,22", "2,5,7", "3,6,11");
        assertThat(writer.metrics().missing()).isZero();
    }

    @Test
    void aMoveMayComeAgain() throws Exception {
        createWithValues();
        RowChange[] changes = {
            Changes.safe(Changes.update(Row.of(1L, 1L), Row.of(3L, 1L))),
            Changes.safe(Changes.update(Row.of(3L, 1L), Row.of(4L, 9L)))
        };
        write(changes);
        assertThat(rows("id, v, own")).containsExactly("2,2,22", "4,9,11");
        write(changes);
        assertThat(rows("id, v, own")).containsExactly("2,2,22", "4,9,11");
    }

    /** One key to the target, two values to the source. */
    @Test
    void aMoveToAnEqualKeyMayComeAgain() throws Exception {
        create(
                "id varchar(9) COLLATE utf8mb4_general_ci PRIMARY KEY, v bigint",
                "own int DEFAULT 7");
        writer.execute("INSERT INTO " + table.quoted() + " VALUES ('a', 1, 11)");
        RowChange change = Changes.safe(Changes.update(Row.of("a", 1L), Row.of("A", 2L)));
        write(change);
        write(change);
        assertThat(rows("id, v, own")).containsExactly("A,2,11");
    }

    @Test
    void aKeyOverTheBeginningsOfValuesKeepsThem() throws Exception {
        create("id varchar(9), v bigint, PRIMARY KEY (id(2))", "own int DEFAULT 7");
        writer.execute("INSERT INTO " + table.quoted() + " VALUES ('aax', 1, 11), ('bb', 2, 22)");
        RowChange[] changes = {
            Changes.safe(Changes.update(Row.of("aax", 1L), Row.of("aay", 3L))),
            Changes.safe(Changes.update(Row.of("bb", 2L), Row.of("cc", 2L)))
        };
        write(changes);
        write(changes);
        assertThat(rows("id, v, own")).containsExactly("aay,3,11", "cc,2,22");
    }

    @Test
    void aNumberOfTheTargetIsSuchAColumn() throws Exception {
        create("k bigint NOT NULL, v bigint, UNIQUE KEY (k)", "n bigint AUTO_INCREMENT, KEY (n)");
        write(Changes.insert(Row.of(1L, 1L)));
        List<String> before = rows("n");
        write(Changes.update(Row.of(1L, 1L), Row.of(2L, 1L)));
        write(Changes.safe(Changes.update(Row.of(2L, 1L), Row.of(3L, 1L))));
        assertThat(rows("n")).isEqualTo(before);
        assertThat(rows("k, v")).containsExactly("3,1");
    }

    /** Each row gets a value when it is new and has it until it is deleted, whatever its key. */
    @Test
    void rowsKeepThemThroughRandomMoves() throws Exception {
        create("a bigint PRIMARY KEY, b bigint, v bigint", "own varchar(36) DEFAULT (UUID())");
        for (long seed = 1; seed <= 3; seed++) {
            writer.execute("DELETE FROM " + table.quoted());
            run(new SourceTableModel(seed, 0));
        }
        assertThat(writer.metrics().missing()).isZero();
    }

    private void run(SourceTableModel model) throws Exception {
        Lives lives = new Lives();
        for (int i = 0; i < CHANGES; i++) {
            RowChange change = model.change().get(i);
            lives.follow(change);
            writer.write(table, source, change);
            if (i % 300 == 299) {
                writer.flush();
                lives.check(rows("a, own"));
            }
        }
        assertThat(rows("a, b, v"))
                .containsExactlyInAnyOrderElementsOf(
                        model.rows().stream()
                                .map(row -> row.value(0) + "," + row.value(1) + "," + row.value(2))
                                .toList());
    }

    @Test
    void theTableIsSpreadOverLanesNotWriters() throws Exception {
        createWithValues();
        int address = address(Row.of(1L, 1L));
        assertThat(address(Row.of(2L, 1L))).isEqualTo(address);
    }

    private int address(Row row) {
        return writer.addressed(table, source, Changes.insert(row)).get(0).address();
    }

    /** Which row has which key. */
    private static final class Lives {

        private final Map<Object, Integer> byKey = new HashMap<>();
        private final Map<Integer, String> values = new HashMap<>();
        private int count;

        void follow(RowChange change) {
            Integer life = change.before() == null ? null : byKey.remove(change.before().value(0));
            if (change.after() != null) {
                byKey.put(change.after().value(0), life == null ? ++count : life);
            }
        }

        void check(List<String> rows) {
            for (String row : rows) {
                String[] values = row.split(",");
                Integer life = byKey.get(Long.valueOf(values[0]));
                assertThat(values[1]).isEqualTo(this.values.getOrDefault(life, values[1]));
                this.values.put(life, values[1]);
            }
        }
    }
}
