package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.KeyMoves;
import io.flinkdm.job.target.TargetAddress;
import io.flinkdm.job.target.TargetAddresses;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Gives rows their writer. Looks a structure up when a table or a fingerprint is first met, which
 * blocks for a query. Task thread.
 */
final class RowAddresser implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SchemaCache schemas;
    private final TargetAddresses addresses;
    private transient TableId lastTarget;
    private transient long lastFingerprint;
    private transient TargetAddress lastAddress;

    RowAddresser(MigrationPlan plan) {
        schemas = SchemaCache.of(plan);
        addresses = new TargetAddresses(new TargetTables(plan.target()));
    }

    /**
     * Emits the row, or a DELETE and an INSERT where it moves to another key.
     *
     * @param structure the target's, by number
     */
    void address(RoutedRow row, int structure, Consumer<TargetEvent> out) {
        TargetAddress address = address(row.target(), row.change().schema());
        KeyMoves.address(row.change(), row.target(), structure, address, out);
    }

    /** A statement has changed the table. */
    void invalidate(TableId target) {
        addresses.invalidate(target);
        lastTarget = null;
    }

    /** Whether a row of the load may be written by anyone at any time before the changes. */
    boolean freelyLoaded(RoutedRow row) {
        return address(row.target(), row.change().schema()).tellsRowsApart();
    }

    private TargetAddress address(TableId target, long fingerprint) {
        // The serializer shares one instance among the rows of a table.
        if (target != lastTarget || fingerprint != lastFingerprint) {
            lastAddress = addresses.address(target, fingerprint, schemas.schema(fingerprint));
            lastTarget = target;
            lastFingerprint = fingerprint;
        }
        return lastAddress;
    }
}
