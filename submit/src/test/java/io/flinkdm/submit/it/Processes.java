package io.flinkdm.submit.it;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.TestServer;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What migrations live by: each process is killed with {@code kill -9} and brought back as an
 * operator's supervisor would. One thread.
 *
 * @param resume brings the tasks back whose job is gone with its JobManager
 * @param network breaks one of the migrations' networks
 */
record Processes(
        FlinkCluster flink,
        TestServer source,
        TestServer target,
        Runnable resume,
        Consumer<Random> network) {

    /** What can be killed, hang, or break. */
    enum Victim {
        TASK_MANAGER,
        HUNG_TASK_MANAGER,
        JOB_MANAGER,
        SOURCE,
        TARGET,
        NETWORK
    }

    /** Longer than Flink waits for a heartbeat, or not. */
    private static final Duration LONGEST_HANG = Duration.ofSeconds(14);

    /** What was struck is there again when this returns, or on its way. */
    void strike(Victim victim, Random random) {
        switch (victim) {
            case TASK_MANAGER -> flink.replaceTaskManager();
            case HUNG_TASK_MANAGER -> flink.hangTaskManager(() -> Pause.upTo(LONGEST_HANG, random));
            case JOB_MANAGER -> {
                flink.killJobManager();
                flink.restartJobManager();
                resume.run();
            }
            case SOURCE -> {
                source.kill();
                source.restart();
            }
            case TARGET -> {
                target.kill();
                target.restart();
            }
            case NETWORK -> network.accept(random);
        }
    }
}
