package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.TableName;
import java.util.List;
import java.util.Optional;

/** What stands in the parentheses of CREATE TABLE. Immutable. */
public sealed interface Definition {

    /**
     * @param attributes what stands behind the type, in its order; COLLATE is the type's
     */
    record Column(String name, DataType type, List<ColumnAttribute> attributes)
            implements Definition {
        public Column {
            attributes = List.copyOf(attributes);
        }

        public boolean has(ColumnAttribute.Kind kind) {
            return attribute(kind).isPresent();
        }

        /** The last one of that kind, which is the one that counts. */
        public Optional<ColumnAttribute> attribute(ColumnAttribute.Kind kind) {
            return attributes.stream().filter(a -> a.kind() == kind).reduce((a, b) -> b);
        }

        public Column with(DataType other) {
            return new Column(name, other, attributes);
        }

        public Column named(String other) {
            return new Column(other, type, attributes);
        }

        /** Without the attributes that make keys. */
        public Column withoutKeys() {
            return new Column(
                    name, type, attributes.stream().filter(a -> !a.kind().makesKey()).toList());
        }
    }

    /** What a {@link Key} is. */
    enum KeyKind {
        PRIMARY("PRIMARY KEY"),
        UNIQUE("UNIQUE KEY"),
        PLAIN("KEY"),
        FULLTEXT("FULLTEXT KEY"),
        SPATIAL("SPATIAL KEY"),
        /** MySQL's and MariaDB's indexes for nearest neighbours. */
        VECTOR("VECTOR INDEX");

        private final String words;

        KeyKind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        public boolean unique() {
            return this == PRIMARY || this == UNIQUE;
        }
    }

    /**
     * @param name {@code ""} where the server chooses one; never given for a primary key
     * @param options the text behind the parts, USING among it
     */
    record Key(KeyKind kind, String name, List<KeyPart> parts, String options)
            implements Definition {
        public Key {
            parts = List.copyOf(parts);
        }

        public Key named(String other) {
            return new Key(kind, other, parts, options);
        }

        public Key with(List<KeyPart> other) {
            return new Key(kind, name, other, options);
        }
    }

    /**
     * A column or an expression of a key.
     *
     * @param column {@code ""} for an expression
     * @param length how much of it counts, 0 for all
     * @param expression with its parentheses, {@code ""} for a column
     * @param suffix ASC, DESC, WITHOUT OVERLAPS
     */
    record KeyPart(String column, int length, String expression, String suffix) {
        public boolean isExpression() {
            return column.isEmpty();
        }

        public static KeyPart of(String column, int length) {
            return new KeyPart(column, length, "", "");
        }
    }

    /**
     * @param symbol the constraint's name, or {@code ""}
     * @param index the name before the parentheses, or {@code ""}
     * @param rest from the referenced columns on
     */
    record ForeignKey(
            String symbol, String index, List<KeyPart> parts, TableName references, String rest)
            implements Definition {
        public ForeignKey {
            parts = List.copyOf(parts);
        }
    }

    /** CHECK and PERIOD. */
    record Other(String text) implements Definition {}
}
