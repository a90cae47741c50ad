package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.Serializable;
import java.util.function.LongFunction;

/**
 * The {@link TargetAddress} of each pair of target table and structure of rows, as {@link
 * PerStructure} keeps it. Task thread.
 */
public final class TargetAddresses implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TargetTables tables;
    private transient PerStructure<TargetAddress> known;

    public TargetAddresses(TargetPlan target) {
        this.tables = new TargetTables(target);
    }

    /**
     * @param structure how many statements have changed the table since the job was started
     * @param fingerprint of the rows' structure
     * @param schemas knows it
     */
    public TargetAddress address(
            TableId target, int structure, long fingerprint, LongFunction<TableSchema> schemas) {
        if (known == null) {
            known = new PerStructure<>(tables, schemas, TargetAddress::of);
        }
        return known.of(target, structure, fingerprint);
    }
}
