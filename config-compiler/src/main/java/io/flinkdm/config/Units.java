package io.flinkdm.config;

import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.UnitConfig;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of dump, load and sync: named or inline, the thread count of the instance above both,
 * defaults for the rest. Pure.
 */
final class Units {

    private static final int DUMP_THREADS = 4;
    private static final int LOAD_POOL_SIZE = 16;
    private static final int SYNC_WORKERS = 16;
    private static final int SYNC_BATCH_ROWS = 100;
    private static final int SYNC_QUEUE_ROWS = 1024;

    private Units() {}

    static SnapshotPlan snapshot(InstanceConfig instance, TaskConfig task) {
        MydumperConfig dump = chosen(instance.mydumper(), task.mydumpers());
        LoaderConfig load = chosen(instance.loader(), task.loaders());
        return new SnapshotPlan(
                threads(instance.mydumper(), dump == null ? null : dump.threads(), DUMP_THREADS),
                dump == null || dump.rows() == null ? 0 : dump.rows(),
                threads(instance.loader(), load == null ? null : load.poolSize(), LOAD_POOL_SIZE));
    }

    static SyncPlan sync(InstanceConfig instance, TaskConfig task) {
        SyncerConfig sync = chosen(instance.syncer(), task.syncers());
        if (sync == null) {
            sync = new SyncerConfig(null, null, null, null);
        }
        return new SyncPlan(
                threads(instance.syncer(), sync.workerCount(), SYNC_WORKERS),
                Numbers.positiveOr(sync.batch(), SYNC_BATCH_ROWS),
                Numbers.positiveOr(sync.queueSize(), SYNC_QUEUE_ROWS),
                interval(sync.checkpointFlushInterval()));
    }

    /** {@code null} where the instance chooses nothing. */
    private static <T> T chosen(UnitConfig<T> unit, Map<String, T> named) {
        return Texts.isEmpty(unit.name()) ? unit.inline() : named.get(unit.name().value());
    }

    private static int threads(UnitConfig<?> unit, Long configured, int fallback) {
        return Numbers.positiveOr(unit.threads(), Numbers.positiveOr(configured, fallback));
    }

    private static Duration interval(Long seconds) {
        return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }
}
