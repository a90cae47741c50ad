package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.ddl.tree.Definition.KeyPart;
import io.flinkdm.udf.ddl.tree.Position;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table while a statement makes or changes it: columns first, then keys in the order the server
 * takes them. Confined to one statement.
 */
final class TableBuilder {

    private final ServerDefaults defaults;
    private final TypeResolver types;
    private final TypeDescriber describer;
    private final List<TrackedColumn> columns = new ArrayList<>();
    private final List<TrackedKey> keys = new ArrayList<>();
    private final List<TrackedKey> newKeys = new ArrayList<>();
    private TextDefaults text;

    TableBuilder(ServerDefaults defaults, TextDefaults text) {
        this.defaults = defaults;
        this.types = new TypeResolver(defaults);
        this.describer = new TypeDescriber(defaults);
        this.text = text;
    }

    TextDefaults text() {
        return text;
    }

    void setText(TextDefaults newText) {
        text = newText;
    }

    /** A column as defined; the keys its definition makes come with the other new ones. */
    TrackedColumn resolved(Definition.Column written) {
        DataType type = types.resolve(written.type(), text);
        boolean nullable = Nullability.of(written, defaults);
        Definition.Column definition =
                Nullability.written(written.withoutKeys().with(type), nullable);
        return new TrackedColumn(definition, describer.describe(type), nullable);
    }

    /** A column that was there, in another character set. */
    TrackedColumn converted(TrackedColumn column, TextDefaults into) {
        DataType type = column.definition().type();
        if (!TypeResolver.isText(type)) {
            return column;
        }
        DataType other = types.converted(type, into);
        return new TrackedColumn(
                column.definition().with(other), describer.describe(other), column.nullable());
    }

    void append(TrackedColumn column) {
        columns.add(column);
    }

    void insert(TrackedColumn column, Position position) {
        switch (position.place()) {
            case FIRST -> columns.add(0, column);
            case AFTER -> columns.add(indexOf(position.column()) + 1, column);
            default -> columns.add(column);
        }
    }

    void remove(String column) {
        columns.remove(indexOf(column));
    }

    boolean hasColumn(String name) {
        return columns.stream().anyMatch(column -> column.isNamed(name));
    }

    private int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isNamed(name)) {
                return i;
            }
        }
        throw new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, "the table has no column " + name);
    }

    /** A key that was there before. */
    void keep(TrackedKey key) {
        keys.add(key);
    }

    /** A key the statement makes. */
    void add(Definition.Key key) {
        newKeys.add(new TrackedKey(key, false));
    }

    /** A foreign key's index; it has the name of the constraint, else of the index. */
    void add(Definition.ForeignKey key) {
        String first = defaults.mariaDb() ? key.index() : key.symbol();
        String second = defaults.mariaDb() ? key.symbol() : key.index();
        addIndex(first.isEmpty() ? second : first, key.parts());
    }

    private void addIndex(String name, List<KeyPart> parts) {
        newKeys.add(new TrackedKey(new Definition.Key(KeyKind.PLAIN, name, parts, ""), true));
    }

    /** The keys a column's definition makes. */
    void addKeysOf(Definition.Column column) {
        List<KeyPart> parts = List.of(KeyPart.of(column.name(), 0));
        if (column.has(Kind.PRIMARY)) {
            add(new Definition.Key(KeyKind.PRIMARY, "", parts, ""));
        }
        boolean primaryOnly = defaults.mariaDb() && column.has(Kind.PRIMARY);
        if (column.has(Kind.UNIQUE) && !primaryOnly) {
            add(new Definition.Key(KeyKind.UNIQUE, "", parts, ""));
        }
        if (column.has(Kind.REFERENCES) && defaults.heedsInlineReferences()) {
            addIndex("", parts);
        }
    }

    TrackedTable build() {
        List<TrackedKey> named = new ArrayList<>();
        for (TrackedKey key : GeneratedKeys.withoutCovered(keys, newKeys)) {
            TrackedKey spelled = spelled(key);
            named.add(new TrackedKey(KeyNames.named(spelled.definition(), named), key.generated()));
        }
        named.stream()
                .filter(key -> key.definition().kind() == KeyKind.PRIMARY)
                .forEach(this::forbidNull);
        return new TrackedTable(text, columns, named);
    }

    private void forbidNull(TrackedKey primary) {
        columns.replaceAll(column -> primary.uses(column.name()) ? column.notNull() : column);
    }

    /** With the columns' own spelling, and without lengths that are the whole column. */
    private TrackedKey spelled(TrackedKey key) {
        return key.with(
                key.definition().parts().stream()
                        .map(part -> part.isExpression() ? part : spelled(part))
                        .toList());
    }

    private KeyPart spelled(KeyPart part) {
        TrackedColumn column = columns.get(indexOf(part.column()));
        int length = KeyLengths.of(part.length(), column.definition().type());
        return new KeyPart(column.name(), length, "", part.suffix());
    }
}
