package io.flinkdm.job.source.server;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;

/**
 * A table as the source has it now. Immutable.
 *
 * @param estimatedRows the server's guess; may be far off
 * @param dataBytes likewise, of all its rows
 */
public record SourceStructure(
        TableId table, TableSchema schema, long estimatedRows, long dataBytes) {

    /** Without any guess of its size. */
    public SourceStructure(TableId table, TableSchema schema, long estimatedRows) {
        this(table, schema, estimatedRows, 0);
    }
}
