package io.flinkdm.job.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.jdbc.SqlFailure;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class WriterFenceIT {

    @Server(ServerKind.TIDB)
    TestServer tidb;

    private static final int ATTEMPTS = 20;
    private static final int LANES = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);
    private TestSchema schema;

    @BeforeEach
    void create() throws SQLException {
        schema = TestSchema.create(tidb, "fence");
        schema.execute("CREATE TABLE t (id INT PRIMARY KEY)");
    }

    @AfterEach
    void drop() throws SQLException {
        threads.shutdownNow();
        schema.close();
    }

    private WriterFence fence(String execution, int attempt) {
        return new WriterFence(schema.name(), "task", new Attempt(execution, attempt));
    }

    private Connection admitted(WriterFence fence) throws SQLException {
        Connection connection = schema.connect();
        fence.admit(connection);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void lanesOfOneAttemptWriteSideBySide() throws SQLException {
        try (Connection one = admitted(fence("a", 0));
                Connection other = admitted(fence("a", 0))) {
            run(one, "INSERT INTO t VALUES (1)");
            run(other, "INSERT INTO t VALUES (2)");
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void whatAnEarlierAttemptWasWritingIsUndoneWhenTheNextOneBegins() throws SQLException {
        try (Connection hung = admitted(fence("a", 0))) {
            run(hung, "BEGIN");
            run(hung, "INSERT INTO t VALUES (1)");
            try (Connection next = admitted(fence("a", 1))) {
                run(next, "INSERT INTO t VALUES (2)");
            }
            assertThatThrownBy(() -> run(hung, "COMMIT")).isInstanceOf(SQLException.class);
        }
        assertThat(rows()).isEqualTo(1);
    }

    /** A KILL of such a session ends some releases of TiDB as a whole. */
    @Test
    void theTargetLivesOnWhenAnEarlierAttemptHoldsATransactionOpen() throws SQLException {
        schema.execute("INSERT INTO t VALUES (1)");
        try (Connection hung = admitted(fence("a", 0))) {
            TargetSession.tune(hung, Map.of());
            run(hung, "BEGIN");
            run(hung, "SELECT * FROM t WHERE id = 1 FOR UPDATE");
            try (Connection next = admitted(fence("a", 1))) {
                run(next, "INSERT INTO t VALUES (2)");
            }
            assertThatThrownBy(() -> run(hung, "COMMIT")).isInstanceOf(SQLException.class);
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void anEarlierAttemptDoesNotComeBack() throws SQLException {
        WriterFence hung = fence("a", 3);
        admitted(hung).close();
        admitted(fence("resumed", 0)).close();

        assertThatThrownBy(() -> admitted(hung))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("a later attempt");
        assertThatThrownBy(() -> admitted(fence("a", 2))).isInstanceOf(MigrationException.class);
    }

    @Test
    void lanesOfTheNextAttemptBeginAtOnce() throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            WriterFence fence = fence("a", attempt);
            List<Connection> lanes = new ArrayList<>();
            List<CompletableFuture<Void>> admissions = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Connection connection = schema.connect();
                run(connection, "SET SESSION tidb_txn_mode = 'optimistic'");
                lanes.add(connection);
            }
            for (Connection lane : lanes) {
                admissions.add(CompletableFuture.runAsync(() -> admit(fence, lane), threads));
            }
            for (CompletableFuture<Void> admission : admissions) {
                admission.get();
            }
            for (Connection lane : lanes) {
                lane.close();
            }
        }
    }

    /** As a lane does: what passes is tried again. */
    private static void admit(WriterFence fence, Connection lane) {
        try {
            fence.admit(lane);
        } catch (SQLException e) {
            if (SqlErrorClassifier.classify(e) != SqlFailure.UNDONE) {
                throw new CompletionException(e);
            }
            admit(fence, lane);
        }
    }
}
