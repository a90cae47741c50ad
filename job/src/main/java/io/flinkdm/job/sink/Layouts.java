package io.flinkdm.job.sink;

import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;

/**
 * The layout of each pair of target table and source structure, compiled when its first row comes.
 * A structure never seen makes the target's be read again: a DDL has gone before it. Task thread.
 */
final class Layouts {

    private final SchemaCache schemas;
    private final TargetTables tables;
    private final Map<Pair, WriteLayout> known = new HashMap<>();
    private TableId lastTarget;
    private long lastSchema;
    private WriteLayout last;

    Layouts(SchemaCache schemas, TargetTables tables) {
        this.schemas = schemas;
        this.tables = tables;
    }

    WriteLayout of(TargetEvent event) {
        TableId target = event.target();
        long schema = event.change().schema();
        if (last == null || lastSchema != schema || !lastTarget.equals(target)) {
            last = known.computeIfAbsent(new Pair(target, schema), this::compile);
            lastTarget = target;
            lastSchema = schema;
        }
        return last;
    }

    private WriteLayout compile(Pair pair) {
        tables.invalidate(pair.target());
        return WriteLayout.of(tables.table(pair.target()), schemas.schema(pair.schema()));
    }

    private record Pair(TableId target, long schema) {}
}
