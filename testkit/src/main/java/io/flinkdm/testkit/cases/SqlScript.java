package io.flinkdm.testkit.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that each end with a semicolon at the end of a line; lines that start with {@code --}
 * are comments. Immutable.
 */
public record SqlScript(List<String> statements) {

    public SqlScript {
        statements = List.copyOf(statements);
    }

    public static SqlScript parse(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                statements.add(withoutSemicolon(statement));
                statement.setLength(0);
            }
        }
        if (!statement.toString().isBlank()) {
            throw new IllegalArgumentException("no semicolon after " + statement);
        }
        return new SqlScript(statements);
    }

    private static String withoutSemicolon(StringBuilder statement) {
        String text = statement.toString().strip();
        return text.substring(0, text.length() - 1);
    }

    public void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
