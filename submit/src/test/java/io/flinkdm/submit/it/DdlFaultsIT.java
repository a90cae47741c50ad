package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.it.DdlVerdict.Outcome;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.ddl.DdlKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random DDL among random writes, while processes are killed and networks break: each time the
 * target has the source's structures and rows, or a statement is parked that TiDB is known to
 * refuse. {@code -Dddl.rounds} says how often, {@code -Dddl.seed} repeats a round, {@code
 * -Dddl.without} leaves kinds of statements out.
 */
@ExtendWith(TestServers.class)
class DdlFaultsIT {

    private static final int ROUNDS = Integer.getInteger("ddl.rounds", 1);
    private static final int TASKS = Integer.getInteger("ddl.tasks", 2);
    private static final int WORLDS = Integer.getInteger("ddl.worlds", 25);
    private static final int SLOTS = 2;

    /** One of them stands by. */
    private static final int TASK_MANAGERS = 2;

    private static final Set<DdlKind> WITHOUT =
            Stream.of(System.getProperty("ddl.without", "").split(","))
                    .filter(name -> !name.isEmpty())
                    .map(DdlKind::valueOf)
                    .collect(Collectors.toSet());

    /** Of those that keep DDL and binlog equal when they are killed. */
    private static final Sources SOURCES =
            new Sources(
                    Stream.of(System.getProperty("ddl.sources", "MYSQL_80,MARIADB").split(","))
                            .map(ServerKind::valueOf)
                            .toList());

    @Server(value = ServerKind.TIDB, name = "ddl-faults")
    static TestServer tidb;

    @TempDir static Path folder;

    private static FlinkCluster flink;

    @BeforeAll
    static void start() throws Exception {
        Path job = Path.of(System.getProperty("dm.home"), "job", "target", "migration.jar");
        Map<String, String> settings = new HashMap<>(FaultyRound.NOTICED_SOON);
        settings.putAll(FaultsIT.CHEAP);
        flink = FlinkCluster.start(TASK_MANAGERS, TASKS * SLOTS, settings, List.of(job));
        // a task of TiDB's own for each index takes a second, and one follows the other
        tidb.execute(
                "SET GLOBAL tidb_enable_dist_task = OFF",
                "SET GLOBAL tidb_ddl_enable_fast_reorg = OFF");
    }

    @AfterAll
    static void stop() {
        if (flink != null) {
            flink.close();
        }
        SOURCES.close();
    }

    @Test
    void carriesOverEveryStatementOnce() throws Exception {
        long first = Long.getLong("ddl.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        List<DdlVerdict> verdicts = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = first + (long) round * TASKS * WORLDS;
            DdlTask.Folder place = new DdlTask.Folder(folder, flink.rest(), WITHOUT);
            verdicts.addAll(
                    new DdlRound(seed, flink, SOURCES.of(round), tidb).run(TASKS, WORLDS, place));
            System.out.println("[ddl] so far " + counts(verdicts));
        }
        assertThat(of(verdicts, Outcome.UNEQUAL)).isEmpty();
        assertThat(of(verdicts, Outcome.PARKED).size())
                .as("parked")
                .isLessThanOrEqualTo(1 + verdicts.size() / 20);
    }

    private static Map<Outcome, Long> counts(List<DdlVerdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(DdlVerdict::outcome, Collectors.counting()));
    }

    private static List<DdlVerdict> of(List<DdlVerdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).toList();
    }
}
