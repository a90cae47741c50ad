package io.flinkdm.job.target;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A table of the target as its {@code information_schema} tells it. Immutable.
 *
 * @param autoIncrement the column the target numbers by itself, in turn or at random, {@code ""}
 *     when there is none
 * @param unfilled columns that need a value: not NULL, without a default
 * @param foreignKeysChecked whether the writers' sessions check foreign keys, which makes the order
 *     of rows of different tables matter
 */
public record TargetTable(
        TableId id,
        TableSchema structure,
        String autoIncrement,
        List<String> unfilled,
        boolean foreignKeysChecked)
        implements Serializable {

    public TargetTable {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(autoIncrement, "autoIncrement");
        unfilled = List.copyOf(unfilled);
    }

    /** All of its columns can do without a value. */
    public TargetTable(
            TableId id, TableSchema structure, String autoIncrement, boolean foreignKeysChecked) {
        this(id, structure, autoIncrement, List.of(), foreignKeysChecked);
    }
}
