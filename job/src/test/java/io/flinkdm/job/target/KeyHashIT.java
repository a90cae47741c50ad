package io.flinkdm.job.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that TiDB takes for equal have equal hashes: all of the first plane, some beyond. */
@ExtendWith(TestServers.class)
class KeyHashIT {

    private static final int ROWS = 8_192;

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private static TestSchema schema;

    @BeforeAll
    static void fill() throws SQLException {
        schema = TestSchema.create(tidb, "hash");
        schema.execute("CREATE TABLE c (c varchar(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin)");
        List<String> values =
                IntStream.concat(
                                IntStream.range(1, 0x10000).filter(c -> c < 0xd800 || c > 0xdfff),
                                IntStream.iterate(0x10000, c -> c < 0x20000, c -> c + 37))
                        .mapToObj(KeyHashIT::literal)
                        .toList();
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < values.size(); i += ROWS) {
                List<String> rows = values.subList(i, Math.min(i + ROWS, values.size()));
                statement.execute("INSERT INTO c VALUES " + String.join(",", rows));
            }
        }
    }

    private static String literal(int character) {
        byte[] bytes = Character.toString(character).getBytes(UTF_8);
        return "(X'" + HexFormat.of().formatHex(bytes) + "')";
    }

    @AfterAll
    static void drop() throws SQLException {
        schema.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4_general_ci", "utf8mb4_unicode_ci", "utf8mb4_0900_ai_ci"})
    void equalsHaveEqualHashes(String collation) throws SQLException {
        KeyHash hash = KeyHash.of(Tables.type("varchar", "varchar(4)", collation), 0);
        List<String> apart = new ArrayList<>();
        int groups = 0;
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET group_concat_max_len = 10000000");
            ResultSet rows =
                    statement.executeQuery(
                            "SELECT GROUP_CONCAT(HEX(c)) FROM c GROUP BY c COLLATE "
                                    + collation
                                    + " HAVING COUNT(*) > 1");
            while (rows.next()) {
                groups++;
                List<String> equal = texts(rows.getString(1));
                if (equal.stream().mapToInt(hash::hash).distinct().count() > 1) {
                    apart.add(
                            equal.stream()
                                    .map(t -> "U+" + Integer.toHexString(t.codePointAt(0)))
                                    .collect(Collectors.joining("=")));
                }
            }
        }
        assertThat(groups).isGreaterThan(300);
        assertThat(apart).isEmpty();
    }

    private static List<String> texts(String hexadecimal) {
        List<String> texts = new ArrayList<>();
        for (String hex : hexadecimal.split(",")) {
            texts.add(new String(HexFormat.of().parseHex(hex), UTF_8));
        }
        return texts;
    }
}
