package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.Backoff;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.error.ErrorCode.Recovery;
import io.flinkdm.udf.error.MigrationException;
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

    /** Blocks for a few queries when the pair is new, for as long as the target is away. */
    WriteLayout of(TargetEvent event) throws InterruptedException {
        TableId target = event.target();
        long schema = event.change().schema();
        if (last == null || lastSchema != schema || !lastTarget.equals(target)) {
            last = layout(new Pair(target, schema));
            lastTarget = target;
            lastSchema = schema;
        }
        return last;
    }

    private WriteLayout layout(Pair pair) throws InterruptedException {
        WriteLayout layout = known.get(pair);
        if (layout == null) {
            layout = compilePatiently(pair);
            known.put(pair, layout);
        }
        return layout;
    }

    private WriteLayout compilePatiently(Pair pair) throws InterruptedException {
        Backoff backoff = Backoff.start();
        while (true) {
            try {
                return compile(pair);
            } catch (MigrationException e) {
                if (e.code().recovery() != Recovery.RETRY || backoff.exhausted()) {
                    throw e;
                }
                Thread.sleep(backoff.nextMs());
            }
        }
    }

    private WriteLayout compile(Pair pair) {
        tables.invalidate(pair.target());
        return WriteLayout.of(tables.table(pair.target()), schemas.schema(pair.schema()));
    }

    private record Pair(TableId target, long schema) {}
}
