package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.KeyMoves;
import io.flinkdm.job.target.TargetAddress;
import io.flinkdm.job.target.TargetAddresses;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.util.function.Consumer;

/**
 * Gives rows their writer. Looks a structure up when a table or a fingerprint is first met, which
 * blocks for a query. Task thread.
 */
final class RowAddresser implements Addresser {

    private static final long serialVersionUID = 1L;

    private final SchemaCache schemas;
    private final TargetAddresses addresses;
    private transient TableId lastTarget;
    private transient long lastFingerprint;
    private transient int lastStructure;
    private transient TargetAddress lastAddress;

    RowAddresser(MigrationPlan plan) {
        schemas = SchemaCache.of(plan);
        addresses = new TargetAddresses(plan.target());
    }

    @Override
    public void address(RoutedRow row, int structure, Consumer<TargetEvent> out) {
        TargetAddress address = address(row.target(), structure, row.change().schema());
        KeyMoves.address(row.change(), row.target(), structure, address, out);
    }

    /** Whether a row of the load may be written by anyone at any time before the changes. */
    boolean freelyLoaded(RoutedRow row) {
        return address(row.target(), 0, row.change().schema()).tellsRowsApart();
    }

    private TargetAddress address(TableId target, int structure, long fingerprint) {
        // The serializer shares one instance among the rows of a table.
        if (target != lastTarget || fingerprint != lastFingerprint || structure != lastStructure) {
            lastAddress = addresses.address(target, structure, fingerprint, schemas::schema);
            lastTarget = target;
            lastFingerprint = fingerprint;
            lastStructure = structure;
        }
        return lastAddress;
    }
}
