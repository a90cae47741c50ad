package io.flinkdm.job.target;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@link TargetAddress} of each pair of target table and source structure, compiled when first
 * asked for. A structure never seen makes the target's be read again: a DDL has gone before it.
 * Task thread.
 */
public final class TargetAddresses implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TargetTables tables;
    private transient Map<Pair, TargetAddress> known;

    public TargetAddresses(TargetTables tables) {
        this.tables = tables;
    }

    /**
     * @param fingerprint that of {@code source}
     */
    public TargetAddress address(TableId target, long fingerprint, TableSchema source) {
        if (known == null) {
            known = new HashMap<>();
        }
        Pair pair = new Pair(target, fingerprint);
        TargetAddress address = known.get(pair);
        if (address == null) {
            tables.invalidate(target);
            address = TargetAddress.of(tables.table(target), source);
            known.put(pair, address);
        }
        return address;
    }

    /** To be called after a DDL on the table. */
    public void invalidate(TableId target) {
        if (known != null) {
            known.keySet().removeIf(pair -> pair.target().equals(target));
        }
        tables.invalidate(target);
    }

    private record Pair(TableId target, long fingerprint) {}
}
