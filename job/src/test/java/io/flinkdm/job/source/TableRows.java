package io.flinkdm.job.source;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.SnapshotReader;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a source's tables hold now, read as the snapshot reads them. */
public final class TableRows {

    private TableRows() {}

    public static Map<TableId, TableSchema> structures(SourcePlan source) throws SQLException {
        Map<TableId, TableSchema> schemas = new HashMap<>();
        BlockAllowList allow = BlockAllowList.compile(source.allow(), CaseSensitivity.INSENSITIVE);
        try (Connection connection = Upstream.open(source)) {
            for (SourceStructure structure : new StructureReader(connection).read(allow)) {
                schemas.put(structure.table(), structure.schema());
            }
        }
        return schemas;
    }

    /** By the value of the first column. */
    public static Map<Object, Row> of(SourcePlan source, TableId table) throws SQLException {
        return of(source, table, structures(source).get(table));
    }

    /** Of a table whose structure is known. */
    public static Map<Object, Row> of(SourcePlan source, TableId table, TableSchema schema)
            throws SQLException {
        Map<Object, Row> rows = new HashMap<>();
        SnapshotSplit whole =
                SnapshotSplit.of(0, table, schema.fingerprint(), ChunkRange.WHOLE_TABLE, false);
        try (Connection connection = Upstream.openForRows(source);
                SnapshotReader reader =
                        new SnapshotReader(
                                connection, source, whole, schema, TableSchema::fingerprint)) {
            ChangeBatch batch = reader.next();
            while (batch != null) {
                List<ChangeEvent> events = batch.events();
                events.forEach(
                        event -> {
                            Row row = ((RowChange) event).after();
                            rows.put(row.value(0), row);
                        });
                batch = reader.next();
            }
        }
        return rows;
    }
}
