package io.flinkdm.job.ddl;

import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The schemas of a target that the corpus goes to, and a session there as the job's. One test. */
final class TargetSchemas implements AutoCloseable {

    private static final String COLLATION = "utf8mb4_bin";
    private static final String COLLATION_OF_D =
            "SELECT default_collation_name FROM information_schema.schemata"
                    + " WHERE schema_name = 'd'";

    private final Connection connection;

    TargetSchemas(Connection connection) throws SQLException {
        this.connection = connection;
        execute("SET sql_mode = 'IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'");
        execute("SET foreign_key_checks = 0");
        execute("CREATE DATABASE IF NOT EXISTS d");
    }

    Connection connection() {
        return connection;
    }

    /** Empties them, with as few statements as it takes. */
    void begin() throws SQLException {
        for (String schema : names("SHOW DATABASES LIKE 'd_'")) {
            execute("DROP DATABASE " + schema);
        }
        List<String> tables = names("SHOW TABLES IN d");
        if (!tables.isEmpty()) {
            execute(
                    tables.stream()
                            .map(table -> new TableId("d", table).quoted())
                            .collect(Collectors.joining(", ", "DROP TABLE ", "")));
        }
        if (!names("SHOW DATABASES LIKE 'd'").contains("d")) {
            execute("CREATE DATABASE d");
        }
        if (!names(COLLATION_OF_D).contains(COLLATION)) {
            execute("ALTER DATABASE d COLLATE " + COLLATION);
        }
    }

    private List<String> names(String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        begin();
        execute("DROP DATABASE d");
        connection.close();
    }
}
