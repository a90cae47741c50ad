package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A column's type as {@code information_schema.columns} tells it.
 *
 * @param name {@code DATA_TYPE} in lower case, e.g. {@code int}, {@code varchar}, {@code enum}
 * @param definition {@code COLUMN_TYPE}, e.g. {@code int unsigned}, {@code enum('a','b')}
 * @param charset {@code CHARACTER_SET_NAME}, {@code null} for a type without one
 * @param collation {@code COLLATION_NAME}, {@code null} for a type without one
 * @param members the members of ENUM and SET in order, unquoted; empty otherwise
 */
public record ColumnType(
        String name, String definition, String charset, String collation, List<String> members)
        implements Serializable {

    private static final Set<String> SPATIAL =
            Set.of(
                    "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection");

    public ColumnType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        members = List.copyOf(members);
    }

    public boolean unsigned() {
        return definition.contains(" unsigned");
    }

    /** BINARY, VARBINARY, BLOB and their sizes: values are bytes, compared as bytes. */
    public boolean binary() {
        return name.endsWith("binary") || name.endsWith("blob");
    }

    /** GEOMETRY and what is one: values are bytes, the SRID and the WKB. */
    public boolean spatial() {
        return spatial(name);
    }

    /**
     * @param name of a type, in lower case
     */
    public static boolean spatial(String name) {
        return SPATIAL.contains(name);
    }

    /** CHAR, VARCHAR and TEXT of all sizes: values are text in {@link #charset()}. */
    public boolean text() {
        return name.endsWith("char") || name.endsWith("text");
    }
}
