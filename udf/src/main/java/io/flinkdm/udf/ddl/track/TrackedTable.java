package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.TableOption;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table's structure with what later statements depend on: besides what a {@link TableSchema}
 * holds, the table's character set, columns' defaults and keys that are not unique. Foreign keys,
 * checks and partitions are not in it. Immutable.
 *
 * @param text what columns get that name no character set
 * @param keys in the order of SHOW CREATE TABLE, more or less
 */
public record TrackedTable(TextDefaults text, List<TrackedColumn> columns, List<TrackedKey> keys) {

    public TrackedTable {
        Objects.requireNonNull(text, "text");
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** As the job reads it from the source. */
    public TableSchema schema() {
        return new TableSchema(
                columns.stream().map(TrackedColumn::column).toList(),
                keys.stream()
                        .filter(key -> key.definition().kind().unique())
                        .map(TrackedKey::key)
                        .sorted(Key.ORDER)
                        .toList());
    }

    /** Letter case ignored. */
    public Optional<TrackedColumn> column(String name) {
        return columns.stream().filter(column -> column.isNamed(name)).findFirst();
    }

    /** Letter case ignored. */
    public Optional<TrackedKey> key(String name) {
        return keys.stream().filter(key -> key.isNamed(name)).findFirst();
    }

    /** The keys a column is part of. */
    public List<TrackedKey> keysOf(String column) {
        return keys.stream().filter(key -> key.uses(column)).toList();
    }

    /**
     * The structure as a statement that {@link SchemaTracker} reads as this structure again: to
     * keep it, and to show it to people.
     */
    public String createTable(TableId name) {
        return DdlPrinter.print(statement(name));
    }

    DdlStatement.CreateTable statement(TableId name) {
        List<Definition> definitions = new ArrayList<>();
        columns.forEach(column -> definitions.add(column.definition()));
        keys.forEach(key -> definitions.add(nameless(key.definition())));
        return new DdlStatement.CreateTable(
                new TableName(name.schema(), name.table()),
                Existing.REFUSED,
                false,
                definitions,
                List.of(
                        new TableOption(TableOption.CHARSET, text.charset()),
                        new TableOption(TableOption.COLLATE, text.collation())),
                "",
                "");
    }

    private static Definition.Key nameless(Definition.Key key) {
        return key.kind() == Definition.KeyKind.PRIMARY ? key.named("") : key;
    }
}
