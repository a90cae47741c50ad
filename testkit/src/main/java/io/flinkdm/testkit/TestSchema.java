package io.flinkdm.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A database of one test on a {@link TestServer}, with a name nobody else has; closing it drops it.
 * Any thread.
 */
public final class TestSchema implements AutoCloseable {

    private final TestServer server;
    private final String name;

    private TestSchema(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Creates a database whose name starts with the prefix. */
    public static TestSchema create(TestServer server, String prefix) throws SQLException {
        String suffix = String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
        TestSchema schema = new TestSchema(server, prefix + "_" + suffix);
        server.execute("CREATE DATABASE `" + schema.name + "`");
        return schema;
    }

    public String name() {
        return name;
    }

    public TestServer server() {
        return server;
    }

    /** {@code `schema`.`table`}. */
    public String table(String table) {
        return "`" + name + "`.`" + table.replace("`", "``") + "`";
    }

    /** A new connection with this database chosen; the caller closes it. */
    public Connection connect() throws SQLException {
        String url = server.jdbcUrl().replace("/?", "/" + name + "?");
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    /** Runs statements in this database. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (server.isAlive()) {
            server.execute("DROP DATABASE IF EXISTS `" + name + "`");
        }
    }
}
