package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.binlog.value.ServerCharset;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import java.nio.charset.CharacterCodingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Each collation a client can have, by its number, against what the server says of it. */
class ClientCharsetIT {

    private static final String COLLATIONS =
            "SELECT id, character_set_name FROM information_schema.%s"
                    + " WHERE character_set_name NOT IN"
                    + " ('binary', 'ucs2', 'utf16', 'utf16le', 'utf32')";

    /** MariaDB from 10.10 on has collations of several sets, with a number for each. */
    private static String collations(ServerKind kind) {
        boolean numbersBySet = kind.isMariaDb() && kind != ServerKind.MARIADB_101;
        return COLLATIONS.formatted(
                numbersBySet ? "collation_character_set_applicability" : "collations");
    }

    @EachSource
    void numbersMeanTheServersSets(TestServer server) throws Exception {
        List<String> differences = new ArrayList<>();
        int collations = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(collations(server.kind()))) {
            while (row.next()) {
                collations++;
                ServerCharset expected = ServerCharset.named(row.getString(2)).orElseThrow();
                if (!expected.toString().equals(name(row.getInt(1)))) {
                    differences.add(row.getInt(1) + " " + expected);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(collations).isGreaterThan(130);
    }

    private static String name(int collation) {
        try {
            return ClientCharset.of(collation).toString();
        } catch (CharacterCodingException unknown) {
            return unknown.getMessage();
        }
    }
}
