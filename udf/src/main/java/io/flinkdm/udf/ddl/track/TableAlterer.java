package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.ColumnAttribute;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Definition.KeyPart;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies all parts of an ALTER TABLE at once, as servers do: names in the parts are those from
 * before, AFTER names columns of the result. Confined to one statement.
 */
final class TableAlterer {

    private final ServerDefaults defaults;
    private final TrackedTable old;
    private final AlterParts parts;
    private final TableBuilder table;

    private TableAlterer(ServerDefaults defaults, TrackedTable old, AlterParts parts) {
        this.defaults = defaults;
        this.old = old;
        this.parts = parts;
        this.table = new TableBuilder(defaults, old.text());
    }

    /**
     * @param schema what DEFAULT stands for as a character set
     */
    static TrackedTable alter(
            ServerDefaults defaults, TrackedTable old, AlterTable statement, TextDefaults schema) {
        Untrackable.check(statement, defaults);
        AlterParts parts = new AlterParts(old);
        statement.specs().forEach(spec -> spec.accept(parts));
        return new TableAlterer(defaults, old, parts).alter(schema);
    }

    private TrackedTable alter(TextDefaults schema) {
        setText(schema);
        for (TrackedColumn column : old.columns()) {
            keepOrChange(column);
        }
        parts.placed().forEach(this::place);
        old.keys().forEach(this::keepKey);
        parts.newKeys().forEach(this::addKey);
        return table.build();
    }

    private void setText(TextDefaults schema) {
        TextClauses clauses = new TextClauses(defaults);
        table.setText(clauses.of(parts.options(), old.text(), schema));
        parts.conversion()
                .ifPresent(
                        c -> table.setText(clauses.of(c.charset(), c.collation(), schema, schema)));
    }

    private void keepOrChange(TrackedColumn column) {
        if (parts.drops(column.name())) {
            return;
        }
        Optional<AlterSpec.ChangeColumn> change = parts.change(column.name());
        if (change.isPresent()) {
            table.append(table.resolved(change.get().definition()));
            return;
        }
        TrackedColumn kept =
                parts.conversion().isPresent() ? table.converted(column, table.text()) : column;
        table.append(defaulted(kept).named(parts.newName(column.name())));
    }

    private TrackedColumn defaulted(TrackedColumn column) {
        String value = parts.newDefault(column.name());
        if (value == null) {
            return column;
        }
        List<ColumnAttribute> attributes = new ArrayList<>(column.definition().attributes());
        attributes.removeIf(attribute -> attribute.kind() == Kind.DEFAULT);
        if (!value.isEmpty()) {
            attributes.add(new ColumnAttribute(Kind.DEFAULT, value));
        }
        Definition.Column definition = column.definition();
        return new TrackedColumn(
                new Definition.Column(definition.name(), definition.type(), attributes),
                column.type(),
                column.nullable());
    }

    /** A new column, or one that goes elsewhere; until its turn that one is where it was. */
    private void place(AlterParts.Placed placed) {
        boolean there = table.hasColumn(placed.column().name());
        if (there && placed.ifNotExists()) {
            return;
        }
        if (placed.moves()) {
            table.remove(placed.column().name());
        }
        table.insert(table.resolved(placed.column()), placed.position());
    }

    private void keepKey(TrackedKey key) {
        if (parts.dropsKey(key.name())) {
            return;
        }
        List<KeyPart> kept = new ArrayList<>();
        for (KeyPart part : key.definition().parts()) {
            if (part.isExpression()) {
                kept.add(part);
            } else if (!parts.drops(part.column())) {
                String name = parts.newName(part.column());
                kept.add(new KeyPart(name, part.length(), "", part.suffix()));
            }
        }
        if (!kept.isEmpty()) {
            table.keep(key.named(parts.newKeyName(key.name())).with(kept));
        }
    }

    private void addKey(Definition definition) {
        if (definition instanceof Definition.Column column) {
            table.addKeysOf(column);
        } else if (definition instanceof Definition.Key key) {
            table.add(key);
        } else {
            table.add((Definition.ForeignKey) definition);
        }
    }

    static MigrationException missing(String what) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, "the tracked table has no " + what);
    }
}
