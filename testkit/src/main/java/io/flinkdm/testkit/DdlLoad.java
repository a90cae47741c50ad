package io.flinkdm.testkit;

import io.flinkdm.testkit.ddl.DdlGenerator;
import io.flinkdm.testkit.ddl.DdlGenerator.Ddl;
import io.flinkdm.testkit.ddl.DdlKind;
import io.flinkdm.testkit.load.ChangingTables;
import io.flinkdm.testkit.load.PacedWriters;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Random DDL and random writes, side by side, in schemas of its own, all decided by a seed. Lives
 * through the loss of the server. One thread; what it tells is any thread's.
 */
public final class DdlLoad implements AutoCloseable {

    private static final int TABLES = 4;
    private static final int FIRST_WRITES = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration RECONNECT = Duration.ofMillis(100);

    private final TestServer server;
    private final List<String> schemas;
    private final Random random;
    private final long seed;
    private final DdlGenerator generator;
    private final ChangingTables tables;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private PacedWriters writers;

    private DdlLoad(TestServer server, List<String> schemas, Set<DdlKind> without, long seed) {
        this.server = server;
        this.schemas = List.copyOf(schemas);
        this.seed = seed;
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        this.generator = new DdlGenerator(schemas, without, random);
        this.tables = new ChangingTables(schemas);
    }

    /**
     * A statement that was sent.
     *
     * @param refusal of the source, else {@code ""}
     */
    public record Run(DdlKind kind, String sql, String refusal) {

        @Override
        public String toString() {
            return sql + (refusal.isEmpty() ? "" : "   -- refused: " + refusal);
        }
    }

    /**
     * Creates the first of the schemas with some tables.
     *
     * @param without kinds of statements that are not wanted
     */
    public static DdlLoad prepare(
            TestServer server, List<String> schemas, Set<DdlKind> without, long seed)
            throws SQLException {
        DdlLoad load = new DdlLoad(server, schemas, without, seed);
        server.execute("CREATE DATABASE `" + schemas.get(0) + "`");
        try (Connection connection = load.connect()) {
            for (int i = 0; i < TABLES; i++) {
                Optional<Ddl> made = load.generator.next(connection, DdlKind.CREATE_TABLE);
                load.send(connection, made.orElseThrow());
            }
        }
        return load;
    }

    /** Some rows, before anything else. */
    public void fill() throws SQLException {
        try (Connection connection = connect()) {
            tables.lookAgain(connection);
            for (int i = 0; i < FIRST_WRITES; i++) {
                writeSome(connection);
            }
        }
    }

    private void writeSome(Connection connection) {
        try {
            tables.run(connection, random);
        } catch (SQLException duplicate) {
            return;
        }
    }

    private Connection connect() throws SQLException {
        String url = server.jdbcUrl().replace("/?", "/" + schemas.get(0) + "?");
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    /** Starts the writes. */
    public void startWrites(int transactionsPerSecond, int connections) {
        writers =
                PacedWriters.start(
                        server::connect,
                        tables,
                        new PacedWriters.Pace(transactionsPerSecond, connections, seed));
    }

    /** Sends so many statements, with a pause of random length before each. */
    public void run(int statements, Duration longestPause) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int sent = 0;
        while (sent < statements && System.nanoTime() < deadline) {
            try (Connection connection = connect()) {
                while (sent < statements) {
                    LockSupport.parkNanos(random.nextLong(longestPause.toNanos() + 1));
                    next(connection);
                    sent++;
                }
            } catch (SQLException lost) {
                LockSupport.parkNanos(RECONNECT.toNanos());
            }
        }
    }

    /** Sends one. */
    public Run next(Connection connection) throws SQLException {
        send(connection, generator.next(connection));
        tables.lookAgain(connection);
        return runs.get(runs.size() - 1);
    }

    private void send(Connection connection, Ddl ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl.sql());
            runs.add(new Run(ddl.kind(), ddl.sql(), ""));
        } catch (SQLException e) {
            runs.add(new Run(ddl.kind(), ddl.sql(), e.getErrorCode() + " " + e.getMessage()));
            if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
                throw e;
            }
        }
    }

    /** A connection in the first schema, for {@link #next}; the caller closes it. */
    public Connection session() throws SQLException {
        return connect();
    }

    /** Returns when nothing is written any more. */
    public void stopWrites() {
        if (writers != null) {
            writers.stop();
        }
    }

    /** Transactions the server acknowledged. */
    public long transactions() {
        return writers == null ? 0 : writers.transactions();
    }

    /** All that may be there. */
    public List<String> schemas() {
        return schemas;
    }

    /** What was sent, in order. */
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    public long seed() {
        return seed;
    }

    /** Stops the writes and drops the schemas. */
    @Override
    public void close() throws SQLException {
        stopWrites();
        for (String schema : schemas) {
            server.execute("DROP DATABASE IF EXISTS `" + schema + "`");
        }
    }
}
