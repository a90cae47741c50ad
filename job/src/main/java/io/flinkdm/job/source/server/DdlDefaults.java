package io.flinkdm.job.source.server;

import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Asks a source what its server decides by itself when a statement does not say. Stateless.
 *
 * <p>Source: MySQL manual, "Server Character Set and Collation"; MariaDB's {@code
 * character_set_collations}, which SHOW CHARACTER SET does not follow on every version.
 */
public final class DdlDefaults {

    private static final String VARIABLES =
            "SELECT VERSION(), @@character_set_server, @@collation_server,"
                    + " @@explicit_defaults_for_timestamp, @@sql_mode, @@lower_case_table_names";

    private static final String COLLATIONS =
            "SELECT id, collation_name FROM information_schema.COLLATIONS WHERE id IS NOT NULL";

    private static final String APPLICABILITY =
            "SELECT * FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY";

    private DdlDefaults() {}

    /** Of the connection's session. */
    public static ServerDefaults read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VARIABLES)) {
            row.next();
            String version = row.getString(1).toLowerCase(Locale.ROOT);
            boolean mariaDb = version.contains("mariadb");
            return new ServerDefaults(
                    mariaDb,
                    number(version),
                    charsets(connection),
                    new TextDefaults(row.getString(2), row.getString(3)),
                    row.getBoolean(4),
                    Set.of(row.getString(5).toUpperCase(Locale.ROOT).split(",")),
                    row.getInt(6) != 0);
        }
    }

    /** The names of the server's collations by the numbers that events of its binlog call them. */
    public static Map<Integer, String> collationNumbers(Connection connection) throws SQLException {
        Map<Integer, String> numbers = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(COLLATIONS)) {
                while (row.next()) {
                    numbers.put(row.getInt(1), row.getString(2));
                }
            }
            try (ResultSet row = statement.executeQuery(APPLICABILITY)) {
                // MariaDB's newest ones have a number for each character set.
                boolean full = row.getMetaData().getColumnCount() > 2;
                while (full && row.next()) {
                    numbers.put(row.getInt(4), row.getString(3));
                }
            }
        }
        return numbers;
    }

    /** 80015 for 8.0.15. */
    private static int number(String version) {
        String[] parts = version.replaceFirst("^5\\.5\\.5-", "").split("[^0-9]+", 4);
        return Integer.parseInt(parts[0]) * 10_000
                + Integer.parseInt(parts[1]) * 100
                + Integer.parseInt(parts[2]);
    }

    private static Charsets charsets(Connection connection) throws SQLException {
        Map<String, Charsets.Charset> sets = new HashMap<>();
        Map<String, String> overrides = overrides(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CHARACTER SET")) {
            while (row.next()) {
                String name = row.getString(1);
                String collation = overrides.getOrDefault(name, row.getString(3));
                sets.put(name, new Charsets.Charset(collation, row.getInt(4)));
            }
        }
        return new Charsets(sets, collations(connection));
    }

    private static Map<String, String> overrides(Connection connection) throws SQLException {
        Map<String, String> overrides = new HashMap<>();
        for (String pair : variable(connection, "character_set_collations").split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                overrides.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            }
        }
        String utf8mb4 = variable(connection, "default_collation_for_utf8mb4");
        if (!utf8mb4.isEmpty()) {
            overrides.put("utf8mb4", utf8mb4);
        }
        return overrides;
    }

    /** {@code ""} where the server has no such variable. */
    private static String variable(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE '" + name + "'")) {
            return row.next() ? row.getString(2) : "";
        }
    }

    /** By full names: MariaDB's newest ones have short ones beside them. */
    private static Map<String, String> collations(Connection connection) throws SQLException {
        Map<String, String> collations = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(APPLICABILITY)) {
            boolean full = row.getMetaData().getColumnCount() > 2;
            while (row.next()) {
                String name = full ? row.getString(3) : row.getString(1);
                if (name != null && row.getString(2) != null) {
                    collations.put(name, row.getString(2));
                }
            }
        }
        return collations;
    }
}
