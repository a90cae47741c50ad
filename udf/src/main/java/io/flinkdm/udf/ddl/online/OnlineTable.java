package io.flinkdm.udf.ddl.online;

import java.util.Objects;

/**
 * What a table's name says. Immutable.
 *
 * @param realName the table that is being changed, spelled as in the name; a real table's own name.
 *     Empty where the rule's group took nothing, as in DM
 */
public record OnlineTable(TableKind kind, String realName) {

    public OnlineTable {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(realName, "realName");
    }
}
