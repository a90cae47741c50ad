package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories against TiDB, with the crashes a job lives through. */
@ExtendWith(TestServers.class)
class TidbWriterIT {

    private static final int CHANGES = 3_000;

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;

    enum Shape {
        ONE_KEY("PRIMARY KEY (a)", 0),
        TWO_KEYS("PRIMARY KEY (a), UNIQUE KEY (b)", 0, 1),
        TWO_UNIQUE_KEYS("UNIQUE KEY (b), UNIQUE KEY (a)", 0, 1),
        NO_KEY("KEY (b)");

        private final String keys;
        private final Integer[] unique;

        Shape(String keys, Integer... unique) {
            this.keys = keys;
            this.unique = unique;
        }
    }

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "writer");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 4, 20);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void survivesRestarts(Shape shape) throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            History history = new History(shape, seed);
            history.run();
            history.verify();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void survivesLostConnections(Shape shape) throws Exception {
        ScheduledExecutorService saboteur = Executors.newSingleThreadScheduledExecutor();
        try (CuttingProxy network = CuttingProxy.before(tidb.port())) {
            // The history speaks to TiDB through the network, what prepares and checks it does not.
            History history = new History(shape, 7);
            writer.through(network.port());
            saboteur.scheduleWithFixedDelay(network::cut, 20, 400, TimeUnit.MILLISECONDS);
            history.run();
            saboteur.shutdownNow();
            history.verify();
        } finally {
            saboteur.shutdownNow();
        }
        assertThat(writer.metrics().retries()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void survivesADeadTarget(Shape shape) throws Exception {
        ScheduledExecutorService saboteur = Executors.newSingleThreadScheduledExecutor();
        History history = new History(shape, 8);
        writer.write(history.table, history.structure, history.model.change().get(0));
        history.started = 1;
        try {
            saboteur.schedule(TidbWriterIT::killAndRestart, 100, TimeUnit.MILLISECONDS);
            history.run();
        } finally {
            saboteur.shutdown();
            saboteur.awaitTermination(3, TimeUnit.MINUTES);
        }
        history.verify();
        assertThat(writer.metrics().retries()).isPositive();
    }

    private static void killAndRestart() {
        tidb.kill();
        tidb.restart();
    }

    /** One table's life: changes, checkpoints, restarts that read again from the last one. */
    private final class History {

        private final Random random;
        private final SourceTableModel model;
        private final TableId table;
        private final TableSchema structure;
        private final long seed;
        private int checkpoint;
        private int head;
        private int started;

        History(Shape shape, long seed) throws SQLException {
            this.seed = seed;
            this.random = new Random(seed);
            this.model = new SourceTableModel(seed, shape.unique);
            this.table = new TableId(schema.name(), shape.name().toLowerCase() + seed);
            writer.execute(
                    "CREATE TABLE "
                            + table.quoted()
                            + " (a bigint NOT NULL, b bigint NOT NULL, v bigint, "
                            + shape.keys
                            + ")");
            this.structure = writer.structure(table);
            writer.source(structure);
        }

        void run() throws InterruptedException {
            int next = started;
            List<RowChange> binlog = List.of();
            while (next < CHANGES) {
                while (binlog.size() <= next) {
                    binlog = model.change();
                }
                RowChange change = binlog.get(next);
                writer.write(table, structure, next < head ? Changes.safe(change) : change);
                next++;
                int event = random.nextInt(400);
                if (event == 0) {
                    writer.flush();
                    checkpoint = next;
                } else if (event == 1) {
                    writer.restart();
                    head = Math.max(head, next);
                    next = checkpoint;
                }
            }
            writer.flush();
        }

        void verify() throws SQLException {
            String sql = "SELECT CONCAT_WS(',', a, b, v) FROM " + table.quoted();
            assertThat(writer.query(sql))
                    .as("%s seed %d", table, seed)
                    .containsExactlyInAnyOrderElementsOf(
                            model.rows().stream().map(TidbWriterIT::text).toList());
        }
    }

    private static String text(Row row) {
        return row.value(0) + "," + row.value(1) + "," + row.value(2);
    }
}
