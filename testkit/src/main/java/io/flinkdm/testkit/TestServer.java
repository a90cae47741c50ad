package io.flinkdm.testkit;

import io.flinkdm.testkit.process.ChildProcess;
import io.flinkdm.testkit.process.FreePorts;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.Programs;
import io.flinkdm.testkit.provision.UnavailableException;
import io.flinkdm.testkit.server.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A real database server of its own: own port of the loopback address, own data folder, account
 * {@code root} without a password. It keeps port and data over {@link #kill()}, {@link #stop()} and
 * {@link #restart()}; closing it removes the data. One thread at a time, but {@link #connect()} is
 * any thread's.
 */
public final class TestServer implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ServerKind kind;
    private final int port;
    private final RunFolder folder;
    private final ServerSetup setup;
    private ChildProcess process;
    private String version;

    private TestServer(ServerKind kind, int port, RunFolder folder, ServerSetup setup) {
        this.kind = kind;
        this.port = port;
        this.folder = folder;
        this.setup = setup;
    }

    static TestServer start(ServerKind kind, List<String> options, Consumer<String> say)
            throws IOException, UnavailableException {
        int port = FreePorts.next();
        Programs programs = new Programs(say);
        RunFolder folder = RunFolder.create(kind.name().toLowerCase(java.util.Locale.ROOT));
        TestServer server = null;
        try {
            ServerSetup setup = ServerSetups.of(kind, programs, folder.path(), port, options);
            server = new TestServer(kind, port, folder, setup);
            setup.initialise();
            server.start();
            server.configure();
            return server;
        } catch (IOException | UnavailableException | RuntimeException e) {
            if (server != null && server.isAlive()) {
                server.kill();
            }
            folder.close();
            throw e;
        }
    }

    public ServerKind kind() {
        return kind;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return "root";
    }

    public String password() {
        return "";
    }

    /** What the server says its version is. */
    public String version() {
        return version;
    }

    /** For messages: {@code MySQL 8.0 (8.0.15) at 127.0.0.1:15001}. */
    public String display() {
        return kind.label() + " (" + version + ") at " + host() + ":" + port;
    }

    /** For MariaDB Connector/J, without a database. */
    public String jdbcUrl() {
        return "jdbc:mariadb://" + host() + ":" + port + "/?sslMode=disable&allowLocalInfile=true";
    }

    /** A new connection as root; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /** Runs statements one after the other over one connection of their own. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The process id, new after each restart. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.kill();
    }

    /** An orderly shutdown. */
    public void stop() {
        process.stop(STOP_PATIENCE);
    }

    /** Starts it again with the same port and data, after an orderly shutdown if it still runs. */
    public void restart() {
        if (isAlive()) {
            stop();
        }
        start();
    }

    private void start() {
        try {
            process =
                    ChildProcess.start(
                            setup.command(), setup.environment(), folder.path(), logPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    private Path logPath() {
        return folder.path().resolve("server.log");
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT VERSION()")) {
                row.next();
                version = row.getString(1);
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.kill();
                    throw new IllegalStateException(
                            kind.label() + " does not start\n" + process.log().tail(), notYet);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private void configure() {
        try (Connection connection = connect()) {
            setup.configure(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(kind.label() + " refuses its settings", e);
        }
    }

    /** Kills it and removes its data. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
        folder.close();
    }

    @Override
    public String toString() {
        return display();
    }
}
