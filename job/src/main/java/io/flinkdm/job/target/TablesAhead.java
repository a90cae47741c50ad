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
    private final Map<String, OfSchema> schemas = new HashMap<>();

    TablesAhead(LongSupplier clockNs) {
        this.clockNs = clockNs;
    }

    /** Each table once; {@code null} when it is not here. */
    TargetTable take(TableId id) {
        return schema(id.schema()).tables.remove(id);
    }

    /** To be asked for a table that is not here, before it is read. */
    boolean worthReading(String schema) {
        return ++schema(schema).misses > FEW_TABLES;
    }

    /** The tables of a schema as they are now. */
    void put(String schema, Map<TableId, TargetTable> read) {
        OfSchema now = new OfSchema(clockNs.getAsLong());
        now.tables.putAll(read);
        schemas.put(schema, now);
    }

    /** What is old is forgotten. */
    private OfSchema schema(String name) {
        long nowNs = clockNs.getAsLong();
        OfSchema known = schemas.get(name);
        if (known == null || nowNs - known.sinceNs > KEPT_NS) {
            known = new OfSchema(nowNs);
            schemas.put(name, known);
        }
        return known;
    }

    /** Its tables, and how many more were asked for. */
    private static final class OfSchema {

        private final long sinceNs;
        private final Map<TableId, TargetTable> tables = new HashMap<>();
        private int misses;

        OfSchema(long sinceNs) {
            this.sinceNs = sinceNs;
        }
    }
}
