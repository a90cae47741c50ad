package io.flinkdm.submit.it;

import io.flinkdm.testkit.DdlLoad;
import io.flinkdm.testkit.SchemaDiff;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.ddl.DdlKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One run of random statements and writes in schemas of its own, and the copies of these. Its seed
 * decides all of it. One thread.
 */
final class DdlWorld implements AutoCloseable {

    private static final Duration LONGEST_PAUSE =
            Duration.ofMillis(Integer.getInteger("ddl.pause", 600));
    private static final int STATEMENTS = Integer.getInteger("ddl.statements", 15);
    private static final int CONNECTIONS = 2;
    private static final int MOST_TRANSACTIONS = 12;

    private final long seed;
    private final TestServer source;
    private final TestServer target;
    private final DdlLoad load;

    private DdlWorld(long seed, TestServer source, TestServer target, DdlLoad load) {
        this.seed = seed;
        this.source = source;
        this.target = target;
        this.load = load;
    }

    /** Three schemas, the first of which is there, with tables and rows. */
    static DdlWorld prepare(long seed, TestServer source, TestServer target, Set<DdlKind> without)
            throws SQLException {
        List<String> schemas = List.of("w" + seed + "a", "w" + seed + "b", "w" + seed + "c");
        DdlLoad load = DdlLoad.prepare(source, schemas, without, seed);
        load.fill();
        return new DdlWorld(seed, source, target, load);
    }

    long seed() {
        return seed;
    }

    List<String> schemas() {
        return load.schemas();
    }

    static String copyOf(String schema) {
        return schema + "_copy";
    }

    /** Returns when all statements are sent. */
    void run() throws SQLException {
        load.startWrites(1 + new Random(seed).nextInt(MOST_TRANSACTIONS), CONNECTIONS);
        load.run(STATEMENTS, LONGEST_PAUSE);
        load.stopWrites();
    }

    /** How the copies differ; empty when they are equal. What changes meanwhile differs. */
    List<String> differences() {
        List<String> lines = new ArrayList<>();
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            for (String schema : schemas()) {
                lines.addAll(SchemaDiff.compare(left, schema, right, copyOf(schema)));
            }
        } catch (SQLException | NumberFormatException e) {
            lines.add(e.getMessage());
        }
        return lines;
    }

    long statements() {
        return load.runs().stream().filter(run -> run.refusal().isEmpty()).count();
    }

    List<DdlLoad.Run> history() {
        return load.runs();
    }

    @Override
    public String toString() {
        return "seed %d: %d statements, %d refused by the source, %d transactions"
                .formatted(
                        seed, statements(), load.runs().size() - statements(), load.transactions());
    }

    @Override
    public void close() throws SQLException {
        load.close();
        for (String schema : schemas()) {
            target.execute("DROP DATABASE IF EXISTS `" + copyOf(schema) + "`");
        }
    }
}
