package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.DdlLoad;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.SchemaDiff;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.ddl.DdlKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random statements without rows, tracked and carried over without a job: TiDB takes them, and both
 * sides have the same structures. {@code -Dddl.worlds} says how many workloads, {@code -Dddl.seed}
 * repeats them.
 */
@ExtendWith(TestServers.class)
class RandomDdlIT {

    private static final int WORLDS = Integer.getInteger("ddl.worlds", 2);
    private static final int STATEMENTS = Integer.getInteger("ddl.statements", 40);

    /** The binlog has it as another statement. */
    private static final Set<DdlKind> WITHOUT = Set.of(DdlKind.CREATE_TABLE_SELECT);

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private final Map<DdlKind, Integer> taken = new EnumMap<>(DdlKind.class);
    private final List<String> wrong = new ArrayList<>();

    @EachSource({ServerKind.MYSQL_80, ServerKind.MARIADB})
    void carriesOverWhatTheSourceTook(TestServer source) throws Exception {
        long first = Long.getLong("ddl.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        for (long seed = first; seed < first + WORLDS; seed++) {
            run(source, seed);
        }
        System.out.println("[ddl] -Dddl.seed=" + first + " " + source.kind() + " " + taken);

        assertThat(wrong).isEmpty();
    }

    private void run(TestServer source, long seed) throws SQLException {
        String name = "r" + seed;
        List<String> schemas = List.of(name + "a", name + "b", name + "c");
        try (DdlLoad load = DdlLoad.prepare(source, schemas, WITHOUT, seed);
                Connection session = load.session();
                RandomReplay replay = RandomReplay.open(source, tidb, schemas)) {
            for (DdlLoad.Run run : load.runs()) {
                replay.take(run);
            }
            for (int i = 0; i < STATEMENTS; i++) {
                DdlLoad.Run run = load.next(session);
                if (run.refusal().isEmpty()) {
                    taken.merge(run.kind(), 1, Integer::sum);
                }
                replay.take(run);
            }
            compare(source, seed, schemas, replay);
        }
    }

    private void compare(TestServer source, long seed, List<String> schemas, RandomReplay replay)
            throws SQLException {
        List<String> lines = new ArrayList<>(replay.troubles());
        try (Connection left = source.connect();
                Connection right = tidb.connect()) {
            for (String schema : schemas) {
                lines.addAll(SchemaDiff.compare(left, schema, right, schema + "_copy"));
            }
        }
        if (!lines.isEmpty()) {
            wrong.add("seed " + seed + "\n" + String.join("\n", lines) + "\n" + replay.history());
        }
    }
}
