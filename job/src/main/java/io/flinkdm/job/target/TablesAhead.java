package io.flinkdm.job.target;

import io.flinkdm.udf.model.TableId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tables of the target whose structure was read before it was asked for. That is worth it where
 * many tables of a schema are wanted soon after each other; a few tables of a large schema are read
 * one by one. What was read is forgotten soon, since others may change it. Task thread.
 */
final class TablesAhead {

    private static final int FEW_TABLES = 4;

    private static final long KEPT_NS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier clockNs;
    private final Map<TableId, TargetTable> tables = new HashMap<>();
    private final Map<String, Integer> misses = new HashMap<>();
    private long sinceNs;

    TablesAhead(LongSupplier clockNs) {
        this.clockNs = clockNs;
        this.sinceNs = clockNs.getAsLong();
    }

    /** Each table once; {@code null} when it is not here. */
    TargetTable take(TableId id) {
        forgetOld();
        return tables.remove(id);
    }

    /** To be asked for a table that is not here, before it is read. */
    boolean worthReading(String schema) {
        return misses.merge(schema, 1, Integer::sum) > FEW_TABLES;
    }

    /** The tables of a schema as they are now. */
    void put(Map<TableId, TargetTable> read) {
        misses.clear();
        tables.clear();
        tables.putAll(read);
        sinceNs = clockNs.getAsLong();
    }

    private void forgetOld() {
        long nowNs = clockNs.getAsLong();
        if (nowNs - sinceNs > KEPT_NS) {
            misses.clear();
            tables.clear();
            sinceNs = nowNs;
        }
    }
}
