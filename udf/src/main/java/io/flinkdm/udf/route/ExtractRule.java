package io.flinkdm.udf.route;

import io.flinkdm.udf.model.SourceTable;
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
        TABLE("extract-table"),
        SCHEMA("extract-schema"),
        SOURCE("extract-source");

        private final String key;

        From(String key) {
            this.key = key;
        }

        /** The key of the task file. */
        public String key() {
            return key;
        }

        String nameOf(SourceTable source) {
            switch (this) {
                case TABLE:
                    return source.table().table();
                case SCHEMA:
                    return source.table().schema();
                default:
                    return source.sourceId();
            }
        }
    }

    public ExtractRule {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(regexp, "regexp");
        Objects.requireNonNull(targetColumn, "targetColumn");
    }
}
