package io.flinkdm.job.it;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A session that writes to a source as some application might. One thread. */
final class SourceSession implements AutoCloseable {

    private final Connection connection;
    private final TestServer server;

    private SourceSession(TestServer server) throws SQLException {
        this.server = server;
        this.connection = server.connect();
    }

    /** In a new database. */
    static SourceSession create(TestServer server, String database) throws SQLException {
        SourceSession session = new SourceSession(server);
        return session.run("CREATE DATABASE " + quoted(database), "USE " + quoted(database));
    }

    SourceSession run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /**
     * Runs statements as a client of another character set: it is this set's bytes that the server
     * parses and logs. The driver itself only speaks UTF-8, and only sees ASCII here.
     */
    void runAs(String charset, String... statements) throws SQLException {
        run("SET SESSION session_track_system_variables = ''");
        for (String sql : statements) {
            run(
                    "SET @statement = '" + sql.replace("\\", "\\\\").replace("'", "''") + "'",
                    "SET character_set_client = %1$s, character_set_connection = %1$s"
                            .formatted(charset),
                    "PREPARE statement FROM @statement",
                    "EXECUTE statement",
                    "SET NAMES utf8mb4");
        }
    }

    TestServer server() {
        return server;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A global variable with another value until this is closed. */
    record Setting(TestServer server, String variable, String before) implements AutoCloseable {

        static Setting of(TestServer server, String variable, String value) throws SQLException {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@GLOBAL." + variable)) {
                row.next();
                Setting setting = new Setting(server, variable, row.getString(1));
                setting.set(value);
                return setting;
            }
        }

        private void set(String value) throws SQLException {
            server.execute("SET GLOBAL " + variable + " = '" + value + "'");
        }

        @Override
        public void close() throws SQLException {
            set(before);
        }
    }
}
