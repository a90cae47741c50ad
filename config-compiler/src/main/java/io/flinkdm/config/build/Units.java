package io.flinkdm.config.build;

import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.ValidatorPlan;
import io.flinkdm.config.task.ByteSize;
import io.flinkdm.config.task.GoDuration;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.SyncerConfig;
import io.flinkdm.config.task.UnitConfig;
import io.flinkdm.config.task.UnitsConfig;
import io.flinkdm.config.task.ValidatorConfig;
import io.flinkdm.config.task.Value;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of dump, load, sync and validation: named or inline, the thread count of the instance
 * above both, defaults for the rest. Pure.
 */
public final class Units {

    private static final int AS_MANY_AS_READERS = 0;
    private static final int LOAD_POOL_SIZE = 16;
    private static final int SYNC_WORKERS = 16;

    /** Ten times DM's: a batch takes so many only when they are there. */
    private static final int SYNC_BATCH_ROWS = 1_000;

    private static final int SYNC_QUEUE_ROWS = 1024;
    private static final long CHECKPOINT_SECONDS = 30;

    private Units() {}

    static SnapshotPlan snapshot(InstanceConfig instance, UnitsConfig units) {
        MydumperConfig dump = instance.mydumper().chosen(units.mydumpers(), MydumperConfig.NONE);
        LoaderConfig load = instance.loader().chosen(units.loaders(), LoaderConfig.NONE);
        ExtraArgs extra = ExtraArgs.parse(Value.or(dump.extraArgs(), ""));
        int threads = threads(instance.mydumper(), dump.threads(), AS_MANY_AS_READERS);
        String size = extra.filesize().orElse(Value.or(dump.chunkFilesize(), ""));
        return new SnapshotPlan(
                extra.threads().filter(n -> n > 0).map(Long::intValue).orElse(threads),
                extra.rows().orElse(Value.or(dump.rows(), 0L)),
                fileBytes(size).orElse(SnapshotPlan.DEFAULT_CHUNK_BYTES),
                threads(instance.loader(), load.poolSize(), LOAD_POOL_SIZE),
                extra.where().orElse(Value.or(dump.where(), "")).strip(),
                extra.tables(),
                extra.consistency().orElse(Consistency.AUTO),
                duplicates(load));
    }

    /** A bare number is megabytes; empty for nothing and for what is no size. */
    public static Optional<Long> fileBytes(String size) {
        boolean bare = size.matches("[0-9.]+");
        return ByteSize.parse(bare ? size + "m" : size).filter(bytes -> bytes > 0);
    }

    /** The older key counts where the newer one is not given. */
    static Duplicates duplicates(LoaderConfig load) {
        Value<String> given =
                Value.isEmpty(load.onDuplicateLogical())
                        ? load.onDuplicate()
                        : load.onDuplicateLogical();
        String choice = Value.or(given, "").toUpperCase(Locale.ROOT);
        return choice.isEmpty() ? Duplicates.REPLACE : Duplicates.valueOf(choice);
    }

    static SyncPlan sync(InstanceConfig instance, UnitsConfig units) {
        SyncerConfig sync = instance.syncer().chosen(units.syncers(), SyncerConfig.NONE);
        long interval = Value.or(sync.checkpointFlushInterval(), 0L);
        return new SyncPlan(
                threads(instance.syncer(), sync.workerCount(), SYNC_WORKERS),
                positiveOr(sync.batch(), SYNC_BATCH_ROWS),
                positiveOr(sync.queueSize(), SYNC_QUEUE_ROWS),
                interval <= 0 ? null : Duration.ofSeconds(interval),
                Value.isTrue(sync.safeMode()),
                safeModeDuration(sync),
                Value.isTrue(sync.compact()),
                Value.isTrue(sync.multipleRows()));
    }

    /**
     * None where it is not given: what may be a repetition is known, and written safely anyway.
     * Twice the checkpoint interval where the key is given and empty.
     */
    private static Duration safeModeDuration(SyncerConfig sync) {
        if (sync.safeModeDuration() == null) {
            return Duration.ZERO;
        }
        String text = sync.safeModeDuration().value();
        long interval = positiveOr(sync.checkpointFlushInterval(), (int) CHECKPOINT_SECONDS);
        return text.isEmpty()
                ? Duration.ofSeconds(2 * interval)
                : GoDuration.parse(text).orElseThrow();
    }

    static ValidatorPlan validator(InstanceConfig instance, UnitsConfig units) {
        ValidatorPlan off = ValidatorPlan.OFF;
        if (Value.isEmpty(instance.validatorConfigName())) {
            return off;
        }
        ValidatorConfig config = units.validators().get(instance.validatorConfigName().value());
        return new ValidatorPlan(
                validatorMode(config),
                positiveOr(config.workerCount(), off.workerCount()),
                durationOr(config.validateInterval(), off.validateInterval()),
                durationOr(config.checkInterval(), off.checkInterval()),
                durationOr(config.rowErrorDelay(), off.rowErrorDelay()),
                durationOr(config.metaFlushInterval(), off.metaFlushInterval()),
                positiveOr(config.batchQuerySize(), off.batchQueryRows()),
                bytesOr(config.maxPendingRowSize(), off.maxPendingBytes()),
                positiveOr(config.maxPendingRowCount(), off.maxPendingRows()));
    }

    public static ValidatorPlan.Mode validatorMode(ValidatorConfig config) {
        String mode = Value.or(config.mode(), "");
        return mode.isEmpty()
                ? ValidatorPlan.OFF.mode()
                : ValidatorPlan.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    private static int threads(UnitConfig<?> unit, Value<Long> configured, int fallback) {
        return positiveOr(unit.threads(), positiveOr(configured, fallback));
    }

    /** Zero and less mean the default, as in DM. */
    private static int positiveOr(Value<Long> number, int fallback) {
        long value = Value.or(number, 0L);
        return value <= 0 ? fallback : (int) Math.min(Integer.MAX_VALUE, value);
    }

    private static Duration durationOr(Value<Duration> duration, Duration fallback) {
        Duration value = Value.or(duration, Duration.ZERO);
        return value.isZero() ? fallback : value;
    }

    private static long bytesOr(Value<String> size, long fallback) {
        return Value.isEmpty(size) ? fallback : ByteSize.parse(size.value()).orElseThrow();
    }
}
