package io.flinkdm.udf.ddl.tree;

import java.util.List;
import java.util.Locale;

/**
 * An option of a table or schema. Immutable.
 *
 * @param name in upper case; {@code CHARACTER SET} for all its spellings, without DEFAULT
 * @param value its text, {@code ""} where it has none
 */
public record TableOption(String name, String value) {

    public static final String CHARSET = "CHARACTER SET";
    public static final String COLLATE = "COLLATE";

    /** The last one's value in lower case; {@code ""} where it is not there. */
    public static String valueOf(String name, List<TableOption> options) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .reduce((first, last) -> last)
                .map(option -> option.value().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
