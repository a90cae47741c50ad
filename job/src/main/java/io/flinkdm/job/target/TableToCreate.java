package io.flinkdm.job.target;

import io.flinkdm.udf.model.TableId;
import java.util.Objects;

/**
 * A table the full load needs on the target. Immutable.
 *
 * @param target its routed name
 * @param createDatabase {@code SHOW CREATE DATABASE} of the source's schema
 * @param createTable {@code SHOW CREATE TABLE} of the source's table
 */
public record TableToCreate(TableId target, String createDatabase, String createTable) {

    public TableToCreate {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(createDatabase, "createDatabase");
        Objects.requireNonNull(createTable, "createTable");
    }
}
