package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.StructureHistory;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structures that statements of the binlog are applied to first. A table whose SHOW CREATE
 * TABLE is not read as the structure its server tells otherwise is kept as one that is not
 * followed: its rows are carried, and a statement that changes it is an error. Immutable.
 *
 * @param tables each one's CREATE TABLE
 * @param collations each schema's default collation
 */
record InitialStructures(Map<TableId, String> tables, Map<String, String> collations) {

    private static final Logger LOG = LoggerFactory.getLogger(InitialStructures.class);

    InitialStructures {
        tables = Map.copyOf(tables);
        collations = Map.copyOf(collations);
    }

    static InitialStructures of(
            List<DiscoveredTable> made, Map<String, String> collations, ServerDefaults defaults) {
        SchemaTracker tracker = new SchemaTracker(defaults);
        Map<TableId, String> tables = new LinkedHashMap<>();
        for (DiscoveredTable table : made) {
            tables.put(table.table().table(), text(table, tracker));
        }
        return new InitialStructures(tables, collations);
    }

    private static String text(DiscoveredTable table, SchemaTracker tracker) {
        try {
            var read = tracker.table(table.createTable());
            if (read.schema().equals(table.schema())) {
                return read.createTable(table.table().table());
            }
            LOG.warn(
                    "{}: a change of this table would stop the task: {} is read as {}, not as {}",
                    table.table(),
                    table.createTable(),
                    read.schema(),
                    table.schema());
        } catch (MigrationException e) {
            LOG.warn("{}: a change of this table would stop the task: {}", table.table(), e.text());
        }
        return StructureHistory.NOT_FOLLOWED + table.createTable();
    }
}
