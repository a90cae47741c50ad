package io.flinkdm.testkit.ddl;

import java.util.Set;

/**
 * A column as the server describes it. Immutable.
 *
 * @param type with its length, lower case
 * @param charset {@code ""} when it holds no text
 * @param expression of a generated column, else {@code ""}
 */
record LiveColumn(String name, String type, boolean nullable, String charset, String expression) {

    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    /** The type's name alone. */
    String family() {
        return type.replaceAll("[ (].*", "");
    }

    boolean isInteger() {
        return INTEGERS.contains(family());
    }

    boolean isGenerated() {
        return !expression.isEmpty();
    }

    /** Whether it is a part of that one's expression. */
    boolean feeds(LiveColumn other) {
        return other.expression().contains("`" + name + "`");
    }

    String quoted() {
        return "`" + name + "`";
    }

    String notNull() {
        return nullable ? "" : " NOT NULL";
    }
}
