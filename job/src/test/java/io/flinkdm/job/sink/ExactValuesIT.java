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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type × every form of statement, read back from TiDB. */
@ExtendWith(TestServers.class)
class ExactValuesIT {

    private static final String PLAIN = "CAST(c AS CHAR)";
    private static final String NUMBER = "CAST(c + 0 AS CHAR)";
    private static final String REAL = "CAST(c AS DOUBLE)";
    private static final String BYTES = "HEX(c)";
    private static final BigInteger ALL_BITS = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private static TestSchema schema;
    private static WriterFixture writer;
    private static int tables;

    @BeforeAll
    static void open() throws SQLException {
        schema = TestSchema.create(tidb, "values");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 2, 100);
    }

    @AfterAll
    static void close() throws SQLException {
        if (writer != null) {
            writer.close();
            schema.close();
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("tinyint", -128L, PLAIN, "-128"),
                Arguments.of("bigint", Long.MIN_VALUE, PLAIN, "-9223372036854775808"),
                Arguments.of("bigint unsigned", ALL_BITS, PLAIN, "18446744073709551615"),
                Arguments.of("bit(1)", 1L, NUMBER, "1"),
                Arguments.of("bit(64)", ALL_BITS, NUMBER, "18446744073709551615"),
                Arguments.of("bit(9)", 0L, NUMBER, "0"),
                Arguments.of(
                        "decimal(65,30)",
                        "-12345678901234567890123456789012345.123456789012345678901234567890",
                        PLAIN,
                        "-12345678901234567890123456789012345.123456789012345678901234567890"),
                Arguments.of(
                        "decimal(20,0)", "12345678901234567891", PLAIN, "12345678901234567891"),
                Arguments.of("float", (double) 0.1f, REAL, "0.10000000149011612"),
                Arguments.of("float", 16777216.0, REAL, "16777216"),
                Arguments.of("float", (double) Float.MAX_VALUE, REAL, "3.4028234663852886e38"),
                Arguments.of("float", (double) Float.MIN_VALUE, REAL, "1.401298464324817e-45"),
                Arguments.of("double", 0.1, REAL, "0.1"),
                Arguments.of("double", 1.0 / 3, REAL, "0.3333333333333333"),
                Arguments.of("double", Double.MAX_VALUE, REAL, "1.7976931348623157e308"),
                Arguments.of("double", -2.2250738585072014E-308, REAL, "-2.2250738585072014e-308"),
                Arguments.of("varchar(50)", "", BYTES, ""),
                text("varchar(50)", "it's a \"\\\" and a % \n\r\t\u001a"),
                text("varchar(50)", "a\0b ? {d '2020'} -- /* */"),
                text("varchar(50) COLLATE utf8mb4_general_ci", "Straße \uD83D\uDE80  "),
                text("char(10)", "\u4f60\u597d"),
                text("longtext", "x".repeat(100_000) + "'"),
                bytes("binary(4)", 1, 0, 255, 0),
                bytes("varbinary(20)", 0, 39, 92, 255, 32),
                bytes("varbinary(20)"),
                bytes("blob", 200, 39, 0, 10),
                Arguments.of("enum('a','b')", 2L, PLAIN, "b"),
                Arguments.of("enum('a','b')", 0L, NUMBER, "0"),
                Arguments.of("set('a','b','c')", 5L, PLAIN, "a,c"),
                Arguments.of("set('a','b','c')", 0L, PLAIN, ""),
                Arguments.of(
                        "set(" + members(64) + ")", ALL_BITS, PLAIN, members(64).replace("'", "")),
                Arguments.of(
                        "json",
                        "{\"a\": [1, 2.5, \"it's \\\"\\u00e9\\\\\"], \"b\": 18446744073709551615}",
                        PLAIN,
                        "{\"a\": [1, 2.5, \"it's \\\"é\\\\\"], \"b\": 18446744073709551615}"),
                Arguments.of("date", "0000-00-00", PLAIN, "0000-00-00"),
                Arguments.of("date", "2021-05-00", PLAIN, "2021-05-00"),
                Arguments.of("date", "2021-02-30", PLAIN, "2021-02-30"),
                Arguments.of(
                        "datetime(6)",
                        "9999-12-31 23:59:59.999999",
                        PLAIN,
                        "9999-12-31 23:59:59.999999"),
                Arguments.of("datetime", "0000-00-00 00:00:00", PLAIN, "0000-00-00 00:00:00"),
                Arguments.of(
                        "timestamp(3)",
                        "2038-01-19 03:14:07.999",
                        PLAIN,
                        "2038-01-19 03:14:07.999"),
                Arguments.of("timestamp", "0000-00-00 00:00:00", PLAIN, "0000-00-00 00:00:00"),
                Arguments.of("time(6)", "-838:59:58.999999", PLAIN, "-838:59:58.999999"),
                Arguments.of("time", "-00:00:01", PLAIN, "-00:00:01"),
                Arguments.of("year", 0L, PLAIN, "0000"),
                Arguments.of("year", 2155L, PLAIN, "2155"),
                Arguments.of("int", null, PLAIN, null));
    }

    static Arguments text(String type, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return Arguments.of(type, value, BYTES, HexFormat.of().withUpperCase().formatHex(utf8));
    }

    static Arguments bytes(String type, int... values) {
        byte[] bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
        return Arguments.of(type, bytes, BYTES, HexFormat.of().withUpperCase().formatHex(bytes));
    }

    private static String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'m" + i + "'")
                .collect(Collectors.joining(","));
    }

    private static TableId table(String columns) throws SQLException {
        TableId table = new TableId(schema.name(), "t" + tables++);
        writer.execute("CREATE TABLE " + table.quoted() + " (" + columns + ")");
        return table;
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("values")
    void arrive(String type, Object value, String read, String expected) throws Exception {
        TableId table = table("id bigint PRIMARY KEY, c " + type + " NULL");
        TableSchema source = writer.structure(table);
        writer.source(source);
        writer.write(table, source, Changes.insert(Row.of(1L, value)));
        writer.write(table, source, Changes.safe(Changes.insert(Row.of(2L, value))));
        writer.write(table, source, Changes.update(Row.of(3L, null), Row.of(3L, value)));
        writer.flush();
        assertThat(writer.query("SELECT " + read + " FROM " + table.quoted()))
                .isEqualTo(Collections.nCopies(3, expected));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("values")
    void matchWithoutAKey(String type, Object value, String read, String expected)
            throws Exception {
        TableId table = table("c " + type + " NULL, n int");
        TableSchema source = writer.structure(table);
        writer.source(source);
        writer.write(table, source, Changes.at(Changes.insert(Row.of(value, 1L)), 1, 0));
        writer.write(table, source, Changes.at(Changes.insert(Row.of(value, 1L)), 2, 0));
        writer.write(
                table,
                source,
                Changes.at(Changes.update(Row.of(value, 1L), Row.of(value, 2L)), 3, 0));
        writer.write(table, source, Changes.at(Changes.delete(Row.of(value, 1L)), 4, 0));
        writer.flush();
        assertThat(writer.query("SELECT " + read + " FROM " + table.quoted() + " WHERE n = 2"))
                .containsExactly(expected);
        assertThat(writer.query("SELECT n FROM " + table.quoted())).containsExactly("2");
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("values")
    void serveAsKeys(String type, Object value, String read, String expected) throws Exception {
        if (value == null || type.matches("json|blob|longtext|.*char.*COLLATE.*")) {
            return;
        }
        TableId table = table("c " + type + " NOT NULL, n int, PRIMARY KEY (c)");
        TableSchema source = writer.structure(table);
        writer.source(source);
        writer.write(table, source, Changes.insert(Row.of(value, 1L)));
        writer.flush();
        writer.write(table, source, Changes.update(Row.of(value, 1L), Row.of(value, 2L)));
        writer.flush();
        assertThat(writer.query("SELECT " + read + " FROM " + table.quoted() + " WHERE n = 2"))
                .containsExactly(expected);
        writer.write(table, source, Changes.delete(Row.of(value, 2L)));
        writer.flush();
        assertThat(writer.query("SELECT n FROM " + table.quoted())).isEmpty();
    }
}
