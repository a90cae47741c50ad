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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TiDB finds every row by its key, of whatever type, written through several lanes. */
@ExtendWith(TestServers.class)
class KeyTypesIT {

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;

    private record Keys(String type, Object... values) {

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Keys> types() {
        Object[] texts = {"a", "b ", "ä1", "ßx", "\uff21\uff10", "\ud83d\ude00", "it's \\ %"};
        return Stream.of(
                new Keys("varchar(20) COLLATE utf8mb4_general_ci", texts),
                new Keys("varchar(20) COLLATE utf8mb4_unicode_ci", texts),
                new Keys("varchar(20) COLLATE utf8mb4_0900_ai_ci", texts),
                new Keys("varchar(20) COLLATE utf8mb4_bin", texts),
                new Keys("char(9) CHARACTER SET gbk COLLATE gbk_chinese_ci", "a", "b", "中1"),
                new Keys("varbinary(9)", new byte[0], new byte[] {0, -1}, new byte[] {97}),
                new Keys("binary(3)", new byte[] {1, 0, 0}, new byte[] {0, 0, 0}),
                new Keys("float", 1.100000023841858, -0.5, 1.6777216E7, 3.4028234663852886E38),
                new Keys("double", 1.1, -1.7976931348623157E308, 5.0E-324),
                new Keys("decimal(20,5)", "1.50000", "-0.10000", "123456789012345.00001"),
                new Keys("date", "0000-00-00", "2021-05-00", "9999-12-31"),
                new Keys("datetime(6)", "0000-00-00 00:00:00.000000", "2021-01-01 00:00:00.100000"),
                new Keys("timestamp(3)", "0000-00-00 00:00:00.000", "2021-01-01 00:00:00.100"),
                new Keys("time(2)", "-00:00:01.50", "838:59:59.00", "00:00:00.00"),
                new Keys("year", 0L, 1901L, 2155L),
                new Keys("bit(64)", 0L, 5L, BigInteger.ONE.shiftLeft(63)),
                new Keys(
                        "bigint unsigned",
                        0L,
                        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)),
                new Keys("enum('x','y')", 1L, 2L),
                new Keys("set('p','q')", 0L, 3L));
    }

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "keytypes");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 3, 100);
        writer.strictly();
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    @ParameterizedTest
    @MethodSource("types")
    void findTheirRows(Keys keys) throws Exception {
        assertFound(keys, "PRIMARY KEY (k)");
        assertFound(keys, "PRIMARY KEY (k), UNIQUE KEY (v)");
        if (keys.type().contains("varchar")) {
            assertFound(keys, "PRIMARY KEY (k(3))");
            assertFound(keys, "UNIQUE KEY (k), UNIQUE KEY (v), UNIQUE KEY ((upper(k)))");
        }
    }

    /** A row that is not met stops a strict task. */
    private void assertFound(Keys keys, String definition) throws Exception {
        TableId table = new TableId(schema.name(), "t" + Math.abs(definition.hashCode()));
        writer.execute(
                "CREATE TABLE "
                        + table.quoted()
                        + " (k "
                        + keys.type()
                        + " NOT NULL, v bigint NOT NULL, "
                        + definition
                        + ")");
        TableSchema structure = writer.structure(table);
        writer.source(structure);
        List<Row> rows = new ArrayList<>();
        for (Object key : keys.values()) {
            Row row = Row.of(key, (long) rows.size());
            Row changed = Row.of(key, 100L + rows.size());
            Row moved = Row.of(respelled(key), 200L + rows.size());
            writer.write(table, structure, Changes.insert(row));
            writer.flush();
            writer.write(table, structure, Changes.update(row, changed));
            writer.write(table, structure, Changes.update(changed, moved));
            rows.add(moved);
        }
        writer.flush();
        assertThat(writer.query("SELECT v FROM " + table.quoted())).hasSize(rows.size());
        assertThat(writer.query("SELECT v FROM " + table.quoted() + " WHERE v < 200")).isEmpty();
        for (Row row : rows) {
            writer.write(table, structure, Changes.delete(row));
        }
        writer.flush();
        assertThat(writer.query("SELECT v FROM " + table.quoted())).isEmpty();
    }

    private static Object respelled(Object key) {
        return key instanceof String text && text.length() == 1
                ? text.toUpperCase(Locale.ROOT)
                : key;
    }
}
