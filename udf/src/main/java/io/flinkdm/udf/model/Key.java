package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A primary or unique key.
 *
 * @param parts its columns in key order
 * @param expression whether a part is an expression, which no row image carries
 */
public record Key(String name, boolean primary, List<Part> parts, boolean expression)
        implements Serializable {

    /**
     * The order in which a {@link TableSchema} has its keys: the primary key, then by name. It does
     * not depend on a server's collations, so equal structures are equal values.
     */
    public static final Comparator<Key> ORDER =
            Comparator.comparing((Key key) -> !key.primary())
                    .thenComparing(key -> key.name().toLowerCase(Locale.ROOT))
                    .thenComparing(Key::name);

    public Key {
        Objects.requireNonNull(name, "name");
        parts = List.copyOf(parts);
    }

    /**
     * One column of a key.
     *
     * @param prefixLength characters (bytes for binary strings) that count; 0 means all
     */
    public record Part(String column, int prefixLength) implements Serializable {}

    public List<String> columns() {
        return parts.stream().map(Part::column).toList();
    }
}
