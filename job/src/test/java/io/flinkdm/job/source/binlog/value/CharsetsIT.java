package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Every sequence of bytes in every character set, against what the server converts it to. */
class CharsetsIT {

    private static final String UPDATE = "flinkdm.update-charsets";

    /**
     * With {@code -Dflinkdm.update-charsets=true} MySQL 8.0's answers become the tables; run it
     * again without to compare.
     */
    @EachSource
    void decodesAsConverted(TestServer server) throws Exception {
        boolean update = Boolean.getBoolean(UPDATE) && server.kind() == ServerKind.MYSQL_80;
        try (TestSchema schema = TestSchema.create(server, "charsets");
                Connection connection = schema.connect()) {
            for (String charset : charsets(connection)) {
                Map<String, String> converted = ByteSequences.convert(connection, charset);
                if (update) {
                    CharsetTableFile.write(charset, converted);
                } else {
                    assertThat(differences(charset, converted)).as(charset).isEmpty();
                }
            }
        }
    }

    private static List<String> charsets(Connection connection) throws SQLException {
        List<String> charsets = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT character_set_name FROM information_schema.character_sets"
                                        + " WHERE character_set_name <> 'binary' ORDER BY 1")) {
            while (rows.next()) {
                charsets.add(rows.getString(1));
            }
        }
        return charsets;
    }

    /**
     * @param converted the server's UTF-8 by bytes, "" where it has no text; both hexadecimal
     */
    private static List<String> differences(String charset, Map<String, String> converted) {
        ServerCharset ours = ServerCharset.named(charset).orElseThrow();
        List<String> differences = new ArrayList<>();
        converted.forEach(
                (bytes, text) -> {
                    String decoded = decoded(ours, bytes);
                    if (!decoded.equals(text)) {
                        differences.add(bytes + ": server " + text + ", decoded " + decoded);
                    }
                });
        return differences;
    }

    private static String decoded(ServerCharset charset, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try {
            byte[] text = charset.decode(bytes, 0, bytes.length).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().withUpperCase().formatHex(text);
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
