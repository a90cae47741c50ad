package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Objects;

/**
 * What a statement has made of a source's structures. Immutable.
 *
 * @param number counts the revisions of a source; 0 where its binlog is first read
 * @param at where the statement stands
 * @param statement as the server logged it, {@code ""} for the first revision
 * @param tables the CREATE TABLE of each table that became another one, {@code ""} for one that is
 *     gone
 * @param collations the default collation of each such schema, {@code ""} for one that is gone
 */
public record StructureRevision(
        long number,
        BinlogPosition at,
        String statement,
        Map<TableId, String> tables,
        Map<String, String> collations) {

    public StructureRevision {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(statement, "statement");
        tables = Map.copyOf(tables);
        collations = Map.copyOf(collations);
    }
}
