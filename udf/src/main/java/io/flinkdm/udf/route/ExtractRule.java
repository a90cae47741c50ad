package io.flinkdm.udf.route;

import java.io.Serializable;
import java.util.Objects;

/**
 * An {@code extract-table}, {@code extract-schema} or {@code extract-source} key of a route as
 * written: a column of the target filled with a part of a source name.
 *
 * @param regexp searched in the name, letter case always counts; the value is the text of all its
 *     groups
 */
public record ExtractRule(From from, String regexp, String targetColumn) implements Serializable {

    /** The name a value is taken from. The order is the order of the columns in the target. */
    public enum From {
        TABLE,
        SCHEMA,
        SOURCE
    }

    public ExtractRule {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(regexp, "regexp");
        Objects.requireNonNull(targetColumn, "targetColumn");
    }
}
