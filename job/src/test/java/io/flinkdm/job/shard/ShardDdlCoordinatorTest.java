package io.flinkdm.job.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.shard.execute.DdlOutcome;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardDdlCoordinatorTest {

    private static final MigrationException REFUSED =
            new MigrationException(ErrorCode.DB_EXECUTE_FAILED, "no");

    private final FakeRunner runner = FakeRunner.begin();
    private CoordinatorHarness job;

    @BeforeEach
    void start() throws Exception {
        job = CoordinatorHarness.start();
    }

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void touchesNoStateForRowsOfOpenTables() throws Exception {
        job.row("shop.a", 1);
        job.loaded("shop.a", 2);
        assertThat(job.written()).containsExactly("a 1 0", "a 2 0");
        assertThat(job.keyedStateEntries()).isZero();
        assertThat(job.timers()).isZero();
    }

    @Test
    void holdsRowsUntilTheStatementHasRun() throws Exception {
        job.ddl("x", "shop.a");
        job.row("shop.a", 1);
        job.row("shop.b", 2);
        job.pass(100);
        assertThat(job.written()).containsExactly("b 2 0");
        assertThat(runner.statements()).containsExactly("x");
        runner.ends("x", DdlOutcome.done());
        job.pass(100);
        job.row("shop.a", 3);
        assertThat(job.written()).containsExactly("b 2 0", "a 1 1", "a 3 1");
        assertThat(job.keyedStateEntries()).isZero();
        assertThat(job.timers()).isZero();
    }

    @Test
    void runsAStatementOnlyBehindACheckpoint() throws Exception {
        job.row("shop.a", 1);
        job.ddl("x", "shop.a");
        job.pass(100);
        assertThat(runner.statements()).isEmpty();
        job.checkpoint(4);
        job.pass(100);
        assertThat(runner.statements()).isEmpty();
        job.complete(4);
        assertThat(runner.statements()).isEmpty();
        job.pass(100);
        assertThat(runner.statements()).containsExactly("x");
        assertThat(runner.begun.get(0).checkpoint()).isEqualTo(4);
    }

    @Test
    void goesOnFromItsState() throws Exception {
        job.row("shop.a", 1);
        job.ddl("x", "shop.a");
        job.row("shop.a", 2);
        job.ddl("y", "shop.a", "shop.b");
        job.row("shop.a", 3);
        job.row("shop.b", 4);
        restore(5);
        job.row("shop.a", 5);
        job.pass(100);
        assertThat(runner.statements()).containsExactly("x");
        runner.ends("x", DdlOutcome.done());
        job.pass(100);
        assertThat(job.written()).containsExactly("a 2 1!");
        runner.ends("y", DdlOutcome.done());
        job.pass(100);
        assertThat(runner.statements()).containsExactly("x");
        job.checkpoint(6);
        job.complete(6);
        job.pass(100);
        assertThat(job.written()).containsExactly("a 2 1!", "a 3 2!", "b 4 1!", "a 5 2");
        assertThat(job.keyedStateEntries()).isZero();
    }

    @Test
    void keepsWhatWaitsInRocksDb() throws Exception {
        job.close();
        job = CoordinatorHarness.startOnRocksDb();
        job.ddl("x", "shop.a");
        for (int i = 0; i < 300; i++) {
            job.row("shop.a", i);
        }
        job.ddl("y", "shop");
        job.row("shop.b", 300);
        OperatorSubtaskState state = job.checkpoint(2);
        job.close();
        job = CoordinatorHarness.restoreOnRocksDb(state, 2);
        runner.ends("x", DdlOutcome.done());
        runner.ends("y", DdlOutcome.done());
        job.pass(100);
        assertThat(job.written())
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "a " + i + " 1!").toList());
        job.checkpoint(3);
        job.complete(3);
        job.pass(100);
        assertThat(job.written()).hasSize(301).last().isEqualTo("b 300 1!");
    }

    @Test
    void goesOnWithRowsThatWereBeingLetGo() throws Exception {
        job.ddl("x", "shop.a");
        for (int i = 0; i < 1_500; i++) {
            job.row("shop.a", i);
        }
        runner.ends("x", DdlOutcome.done());
        job.pass(10);
        while (job.written().isEmpty()) {
            job.pass(10);
        }
        int sooner = job.written().size();
        assertThat(sooner).isLessThanOrEqualTo(1_500);
        restore(5);
        job.pass(200);
        assertThat(sooner + job.written().size()).isEqualTo(1_500);
        assertThat(job.keyedStateEntries()).isZero();
    }

    @Test
    void keepsSchemasApart() throws Exception {
        job.ddl("x", "shop");
        job.row("shop.a", 1);
        job.row("other.a", 2);
        job.ddl("y", "other.a");
        job.row("shop.a", 3);
        runner.ends("y", DdlOutcome.done());
        job.checkpoint(1);
        job.complete(1);
        job.pass(100);
        assertThat(job.written()).containsExactly("a 2 0");
        runner.ends("x", DdlOutcome.done());
        job.pass(100);
        assertThat(job.written()).containsExactly("a 2 0", "a 1 1", "a 3 1");
    }

    @Test
    void parksOneTableOnly() throws Exception {
        job.ddl("x", "shop.a");
        job.ddl("y", "shop.b");
        job.row("shop.a", 1);
        runner.ends("x", DdlOutcome.parked(REFUSED));
        runner.ends("y", DdlOutcome.done());
        job.pass(1_500);
        job.row("shop.b", 2);
        assertThat(job.written()).containsExactly("b 2 1");
        assertThat(runner.shown).hasSize(1);
        DdlStatus status = runner.shown.iterator().next();
        assertThat(status.state()).isEqualTo(DdlStatus.State.PARKED);
        assertThat(status.error()).contains("[code=10006:").contains("no");
        assertThat(status.heldRows()).isEqualTo(1);
        runner.ends("x", DdlOutcome.stillParked());
        job.pass(3_000);
        assertThat(runner.retries).endsWith(false);
        runner.ends("x", DdlOutcome.done());
        job.pass(3_000);
        assertThat(job.written()).containsExactly("b 2 1", "a 1 1");
        assertThat(runner.shown).isEmpty();
    }

    @Test
    void triesAgainWhatPasses() throws Exception {
        job.ddl("x", "shop.a");
        runner.ends("x", DdlOutcome.again(REFUSED));
        job.pass(5_000);
        assertThat(runner.begun.size()).isBetween(4, 30);
        assertThat(runner.retries).doesNotContain(false);
    }

    @Test
    void movesToAnotherParallelism() throws Exception {
        List<String> schemas = List.of("s1", "s2", "s3", "s4", "s5", "s6");
        for (String schema : schemas) {
            job.ddl("x", schema + ".a");
            job.row(schema + ".a", 1);
        }
        OperatorSubtaskState state = job.checkpoint(3);
        runner.ends("x", DdlOutcome.done());
        List<String> written = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            OperatorSubtaskState part =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            state, CoordinatorHarness.MAX_PARALLELISM, 1, 2, subtask);
            try (CoordinatorHarness half = CoordinatorHarness.restore(part, 3, 2, subtask)) {
                half.pass(100);
                written.addAll(half.written());
            }
        }
        assertThat(written).hasSize(schemas.size()).containsOnly("a 1 1!");
    }

    private void restore(long checkpoint) throws Exception {
        OperatorSubtaskState state = job.checkpoint(checkpoint);
        job.close();
        job = CoordinatorHarness.restore(state, checkpoint);
    }
}
