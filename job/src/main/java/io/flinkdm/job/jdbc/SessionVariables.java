package io.flinkdm.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sets a session's variables in one statement. Stateless. */
final class SessionVariables {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private SessionVariables() {}

    static void set(Connection connection, Map<String, String> variables) throws SQLException {
        if (variables.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql(variables));
        }
    }

    /** In alphabetical order: the same map makes the same statement. */
    static String sql(Map<String, String> variables) {
        StringBuilder sql = new StringBuilder("SET ");
        new TreeMap<>(variables)
                .forEach(
                        (name, value) ->
                                sql.append(sql.length() == 4 ? "" : ", ")
                                        .append("SESSION `")
                                        .append(name.replace("`", "``"))
                                        .append("` = ")
                                        .append(literal(value)));
        return sql.toString();
    }

    /** MySQL takes no quoted text for a numeric variable. */
    private static String literal(String value) {
        return NUMBER.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
