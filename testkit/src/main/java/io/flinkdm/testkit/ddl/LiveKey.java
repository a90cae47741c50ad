package io.flinkdm.testkit.ddl;

import java.util.List;

/** A key as the server describes it. Immutable. */
record LiveKey(String name, boolean unique, List<String> columns) {

    static final String PRIMARY = "PRIMARY";

    LiveKey {
        columns = List.copyOf(columns);
    }

    boolean isPrimary() {
        return name.equals(PRIMARY);
    }

    String quoted() {
        return "`" + name + "`";
    }
}
