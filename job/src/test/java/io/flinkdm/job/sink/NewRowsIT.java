package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many INSERTs of a source, which come to TiDB by LOAD DATA: new ones, repetitions, conflicts. */
@ExtendWith(TestServers.class)
class NewRowsIT {

    private static final String ONE_KEY = "PRIMARY KEY (a)";
    private static final String TWO_KEYS = "PRIMARY KEY (a), UNIQUE KEY (b)";

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture fixture;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private TableId table;
    private TableSchema source;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "newrows");
        fixture = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 2, 1_000);
        table = new TableId(schema.name(), "t");
    }

    @AfterEach
    void close() throws SQLException {
        fixture.close();
        schema.close();
    }

    private void create(String keys) throws SQLException {
        fixture.execute(
                "CREATE TABLE "
                        + table.quoted()
                        + " (a bigint NOT NULL, b bigint, v varchar(20), "
                        + keys
                        + ")");
        source = fixture.structure(table);
        fixture.source(source);
        fixture.through(new SentStatements(fixture.connector(), sent));
    }

    private void insert(long from, long to, String value, UnaryOperator<RowChange> marked)
            throws InterruptedException {
        for (long a = from; a < to; a++) {
            RowChange change = Changes.insert(Row.of(a, -a, value));
            fixture.write(table, source, marked.apply(Changes.at(change, a, 0)));
        }
    }

    private List<String> sums() throws SQLException {
        return fixture.query(
                "SELECT CONCAT_WS(' ', COUNT(*), SUM(a), SUM(b), GROUP_CONCAT(DISTINCT v)) FROM "
                        + table.quoted());
    }

    private static String sums(long from, long to, String values) {
        long sum = (from + to - 1) * (to - from) / 2;
        return (to - from) + " " + sum + " " + -sum + " " + values;
    }

    /** The first words of the statements that wrote rows since it was asked for last. */
    private Set<String> verbs() {
        Set<String> verbs = new TreeSet<>();
        for (String sql = sent.poll(); sql != null; sql = sent.poll()) {
            if (sql.contains(table.quoted())) {
                verbs.add(sql.substring(0, sql.indexOf(' ')));
            }
        }
        return verbs;
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_KEY, TWO_KEYS})
    void addsThem(String keys) throws Exception {
        create(keys);
        insert(0, 3_000, "x", UnaryOperator.identity());
        fixture.flush();
        insert(3_000, 5_000, "x", Changes::safe);
        fixture.flush();
        assertThat(sums()).containsExactly(sums(0, 5_000, "x"));
        assertThat(verbs()).as("few may come by INSERT").contains("LOAD");
        assertThat(fixture.metrics().retries()).isZero();
    }

    /** What is there has been written by an attempt before, and some of it changed since. */
    @ParameterizedTest
    @ValueSource(strings = {ONE_KEY, TWO_KEYS})
    void writesThemOverWhatIsThere(String keys) throws Exception {
        create(keys);
        insert(1_000, 2_500, "later", UnaryOperator.identity());
        fixture.flush();
        insert(0, 5_000, "x", Changes::safe);
        fixture.flush();
        assertThat(sums()).containsExactly(sums(0, 5_000, "x"));
        assertThat(fixture.metrics().splits()).isZero();
        assertThat(verbs()).contains("LOAD").hasSize(2);
    }

    /** None of those around a conflict is stored without it; the row is named. */
    @ParameterizedTest
    @ValueSource(strings = {ONE_KEY, TWO_KEYS})
    void tellsWhichOneIsThereAlready(String keys) throws Exception {
        create(keys);
        fixture.execute("INSERT INTO " + table.quoted() + " VALUES (700, -700, 'other')");
        assertThatThrownBy(
                        () -> {
                            insert(0, 2_000, "x", UnaryOperator.identity());
                            fixture.flush();
                        })
                .hasStackTraceContaining("Error 1062")
                .hasStackTraceContaining("(mysql-bin.000001, 700)")
                .hasStackTraceContaining("another writer");
        assertThat(fixture.query("SELECT v FROM " + table.quoted() + " WHERE a = 700"))
                .containsExactly("other");
    }

    /** A row that changes before it is written is still a new one. */
    @Test
    void addsThemAsTheyAreInTheEnd() throws Exception {
        create(ONE_KEY);
        for (long a = 0; a < 1_500; a++) {
            Row first = Row.of(a, -a, "first");
            Row last = Row.of(a, -a, "last");
            fixture.write(table, source, Changes.safe(Changes.insert(first)));
            fixture.write(table, source, Changes.safe(Changes.update(first, last)));
        }
        fixture.flush();
        assertThat(sums()).containsExactly(sums(0, 1_500, "last"));
        assertThat(verbs()).as("few may come by INSERT").contains("LOAD");
    }
}
