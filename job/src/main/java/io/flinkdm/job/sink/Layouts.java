package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.Backoff;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.PerStructure;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.error.ErrorCode.Recovery;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;

/**
 * The layout of each pair of target table and source structure, compiled when its first row comes,
 * and again after a statement has changed the table. Rows before and after it have layouts of their
 * own, which no batch mixes. Task thread.
 */
final class Layouts {

    private final PerStructure<WriteLayout> known;
    private TableId lastTarget;
    private long lastSchema;
    private int lastStructure;
    private WriteLayout last;

    Layouts(SchemaCache schemas, TargetTables tables) {
        this.known = new PerStructure<>(tables, schemas::schema, WriteLayout::of);
    }

    /** Blocks for a few queries when the pair is new, for as long as the target is away. */
    WriteLayout of(TargetEvent event) throws InterruptedException {
        TableId target = event.target();
        long schema = event.change().schema();
        int structure = event.structure();
        if (last == null
                || lastSchema != schema
                || lastStructure != structure
                || !lastTarget.equals(target)) {
            last = compilePatiently(target, structure, schema);
            lastTarget = target;
            lastSchema = schema;
            lastStructure = structure;
        }
        return last;
    }

    private WriteLayout compilePatiently(TableId target, int structure, long schema)
            throws InterruptedException {
        Backoff backoff = null;
        while (true) {
            try {
                return known.of(target, structure, schema);
            } catch (MigrationException e) {
                backoff = backoff == null ? Backoff.start() : backoff;
                if (e.code().recovery() != Recovery.RETRY || backoff.exhausted()) {
                    throw e;
                }
                Thread.sleep(backoff.nextMs());
            }
        }
    }
}
