package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.enumerator.SourceTables.Structures;
import io.flinkdm.job.source.enumerator.TargetTableCreator.OnTarget;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TrackedColumn;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structures of a place long past, as DM takes them: a table that has been changed since is as
 * the target has it, which a migration before this one has brought to that place. Character sets
 * are the source's own where it has the column still, since the target may have lacked them. Pure.
 */
final class PastStructures {

    private static final Logger LOG = LoggerFactory.getLogger(PastStructures.class);

    private final String sourceId;
    private final SchemaTracker tracker;
    private final Map<TableId, SourceStructure> now = new LinkedHashMap<>();
    private final Map<TableId, DiscoveredTable> made = new LinkedHashMap<>();
    private final Structures structures;

    PastStructures(String sourceId, Structures structures, ServerDefaults defaults) {
        this.sourceId = sourceId;
        this.structures = structures;
        this.tracker = new SchemaTracker(defaults);
        structures.all().forEach(structure -> now.put(structure.table(), structure));
        structures.made().forEach(table -> made.put(table.table().table(), table));
    }

    /**
     * @param changed tables that were made, changed or dropped since the place
     * @param target how the target has them
     */
    Structures with(Set<TableId> changed, Map<TableId, OnTarget> target) {
        Map<TableId, String> kept = new LinkedHashMap<>(structures.kept().tables());
        for (TableId table : changed) {
            Optional<TrackedTable> past =
                    Optional.ofNullable(target.get(table)).flatMap(found -> past(table, found));
            now.remove(table);
            made.remove(table);
            kept.remove(table);
            past.ifPresent(
                    structure -> {
                        TableSchema schema = structure.schema();
                        String text = structure.createTable(table);
                        now.put(table, new SourceStructure(table, schema, 0));
                        made.put(
                                table,
                                new DiscoveredTable(
                                        new SourceTable(sourceId, table), schema, "", text));
                        kept.put(table, text);
                    });
        }
        return new Structures(
                List.copyOf(now.values()),
                List.copyOf(made.values()),
                new InitialStructures(kept, structures.kept().collations()),
                structures.empty());
    }

    /** Without it, the table's first row says that its structure is not known. */
    private Optional<TrackedTable> past(TableId table, OnTarget found) {
        try {
            TrackedTable target = without(found.added(), tracker.table(found.createTable()));
            return Optional.of(withSourcesText(table, target));
        } catch (MigrationException e) {
            LOG.warn(
                    "{}: what the target has of {} is not understood: {}",
                    sourceId,
                    table,
                    found.createTable());
            return Optional.empty();
        }
    }

    private static TrackedTable without(List<String> added, TrackedTable target) {
        return new TrackedTable(
                target.text(),
                target.columns().stream()
                        .filter(column -> added.stream().noneMatch(column.name()::equalsIgnoreCase))
                        .toList(),
                target.keys().stream()
                        .filter(
                                key ->
                                        added.stream()
                                                .noneMatch(c -> target.keysOf(c).contains(key)))
                        .toList());
    }

    private TrackedTable withSourcesText(TableId table, TrackedTable target) {
        List<TrackedColumn> columns = new ArrayList<>();
        for (TrackedColumn column : target.columns()) {
            Optional<ColumnType> source =
                    Optional.ofNullable(now.get(table))
                            .flatMap(structure -> structure.schema().column(column.name()))
                            .map(Column::type)
                            .filter(type -> type.charset() != null);
            boolean text = column.type().charset() != null;
            columns.add(text && source.isPresent() ? with(source.get(), column) : column);
        }
        return new TrackedTable(target.text(), columns, target.keys());
    }

    private static TrackedColumn with(ColumnType source, TrackedColumn column) {
        ColumnType type = column.type();
        return new TrackedColumn(
                column.definition()
                        .with(
                                column.definition()
                                        .type()
                                        .withText(source.charset(), source.collation())),
                new ColumnType(
                        type.name(),
                        type.definition(),
                        source.charset(),
                        source.collation(),
                        type.members()),
                column.nullable());
    }
}
