package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows by LOAD DATA, read back from TiDB. */
@ExtendWith(TestServers.class)
class LoadDataIT {

    private static final int ROWS = 3_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private static TestSchema schema;
    private static WriterFixture fixture;
    private static int tables;

    private final TableId table = new TableId(schema.name(), "t" + tables++);

    @BeforeAll
    static void open() throws SQLException {
        schema = TestSchema.create(tidb, "load_data");
        fixture = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 2, 100);
    }

    @AfterAll
    static void close() throws SQLException {
        if (fixture != null) {
            fixture.close();
            schema.close();
        }
    }

    private Optional<LoadData> data(String columns, Stream<Row> rows) throws SQLException {
        fixture.execute("CREATE TABLE " + table.quoted() + " (" + columns + ")");
        TableSchema source = fixture.structure(table);
        WriteLayout layout = fixture.layout(table, source);
        return layout.loadable() ? LoadData.of(layout, rows.toList(), 1_000) : Optional.empty();
    }

    private static int load(LoadData data) throws SQLException {
        try (Connection connection = fixture.connector().open();
                Statement statement = connection.createStatement()) {
            statement
                    .unwrap(org.mariadb.jdbc.Statement.class)
                    .setLocalInfileInputStream(data.file().stream());
            int added = statement.executeUpdate(data.statement().sql());
            LossyWarnings.check(statement, List.of());
            return added;
        }
    }

    static Stream<Arguments> values() {
        return Stream.concat(
                ExactValuesIT.values(),
                Stream.of(
                        ExactValuesIT.text("varchar(50)", "NULL"),
                        ExactValuesIT.text("varchar(50)", "\\N"),
                        ExactValuesIT.text("varchar(50)", "\tx\\\n"),
                        ExactValuesIT.text("varchar(50)", BYTE_ORDER_MARK + "x"),
                        ExactValuesIT.text("varchar(50)", "x" + BYTE_ORDER_MARK),
                        ExactValuesIT.bytes("varbinary(9)", 0xEF, 0xBB, 0xBF, 1),
                        ExactValuesIT.bytes("varbinary(9)", 0xEF, 0xBB),
                        Arguments.of(
                                "varchar(50) CHARACTER SET gbk",
                                "\u4f60\u597d",
                                "HEX(c)",
                                "C4E3BAC3"),
                        Arguments.of("date", "2024-02-29", "CAST(c AS CHAR)", "2024-02-29"),
                        Arguments.of("date", "0000-12-31", "CAST(c AS CHAR)", "0000-12-31"),
                        Arguments.of("date", "2023-02-29", "CAST(c AS CHAR)", "2023-02-29"),
                        ExactValuesIT.text("text", "\r\n\r\n"),
                        ExactValuesIT.text("text", "\"quoted\",'too'"),
                        Arguments.of("enum('1','0')", 2L, "CAST(c AS CHAR)", "0"),
                        Arguments.of("enum('a','')", 2L, "c + 0", "2"),
                        Arguments.of("set('2','1')", 1L, "CAST(c AS CHAR)", "2")));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("values")
    void bringsWhatALiteralBrings(String type, Object value, String read, String expected)
            throws Exception {
        Optional<LoadData> data =
                data(
                        "c " + type + " NULL, id bigint PRIMARY KEY, d " + type + " NULL",
                        Stream.of(
                                Row.of(value, 1L, null),
                                Row.of(null, 2L, value),
                                Row.of(value, 3L, value)));
        boolean marked = expected != null && expected.startsWith("EFBBBF");
        boolean tooLong = value instanceof String text && text.length() > LoadedRows.LONGEST_ROW;
        boolean noText =
                type.startsWith("enum") && value.equals(0L)
                        || String.valueOf(value)
                                .matches("0000-00-00.*|2021-05-00|2021-02-30|2023-02-29");
        assertThat(data.isPresent())
                .isEqualTo(!marked && !tooLong && !noText && !type.matches("(bit|year).*"));
        if (data.isPresent()) {
            assertThat(load(data.get())).isEqualTo(3);
            String query =
                    "SELECT %s FROM %s WHERE id IN (1, 3) UNION ALL SELECT %s FROM %2$s WHERE id > 1"
                            .formatted(read, table.quoted(), read.replaceAll("\\bc\\b", "d"));
            assertThat(fixture.query(query))
                    .containsExactly(expected, expected, expected, expected);
        }
    }

    @Test
    void keepsTheNumberZero() throws Exception {
        LoadData data = data("a int AUTO_INCREMENT PRIMARY KEY, b int", rows(3, 1)).orElseThrow();
        assertThat(load(data)).isEqualTo(3);
        assertThat(fixture.query("SELECT a FROM " + table.quoted() + " ORDER BY a"))
                .containsExactly("0", "1", "2");
    }

    /** TiDB would take it off where it comes first, and only there. */
    @Test
    void bringsAByteOrderMarkBehindOtherRows() throws Exception {
        LoadData data =
                data(
                                "c varchar(50), a int PRIMARY KEY",
                                Stream.of(Row.of("x", 1L), Row.of(BYTE_ORDER_MARK + "x", 2L)))
                        .orElseThrow();
        assertThat(load(data)).isEqualTo(2);
        assertThat(fixture.query("SELECT HEX(c) FROM " + table.quoted() + " WHERE a = 2"))
                .containsExactly("EFBBBF78");
    }

    @Test
    void leavesRowsAloneThatAreThere() throws Exception {
        LoadData data = data("a int PRIMARY KEY, b int", rows(ROWS, 1)).orElseThrow();
        fixture.execute("INSERT INTO " + table.quoted() + " VALUES (7, 8), (2000, 8)");
        assertThat(load(data)).isEqualTo(ROWS - 2);
    }

    private static Stream<Row> rows(long count, long value) {
        return LongStream.range(0, count).mapToObj(n -> Row.of(n, value));
    }
}
