package io.flinkdm.udf.collation;

import java.util.HashMap;
import java.util.Map;

/** The collations whose order is known. Stateless. */
final class Collations {

    private static final Map<String, Collation> ALL = all();

    private Collations() {}

    static Collation named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Collation> all() {
        Map<String, Collation> all = new HashMap<>();
        for (String charset : new String[] {"utf8mb4", "utf8mb3", "utf8"}) {
            add(all, charset + "_bin", CodePoints.UNICODE, true);
            add(all, charset + "_general_ci", new LazyTable("general_ci"), true);
            add(all, charset + "_unicode_ci", new LazyTable("unicode_ci"), true);
            add(all, charset + "_unicode_520_ci", new LazyTable("unicode_520_ci"), true);
        }
        add(all, "utf8mb4_0900_bin", CodePoints.UNICODE, false);
        add(all, "utf8mb4_0900_ai_ci", new LazyTable("0900_ai_ci"), false);
        add(all, "latin1_swedish_ci", new LazyTable("latin1_swedish_ci"), true);
        add(all, "latin1_general_ci", new LazyTable("latin1_general_ci"), true);
        add(all, "latin1_bin", CodePoints.LATIN1, true);
        add(all, "ascii_general_ci", new LazyTable("general_ci"), true);
        add(all, "ascii_bin", CodePoints.UNICODE, true);
        return Map.copyOf(all);
    }

    private static void add(
            Map<String, Collation> all, String name, Weights weights, boolean padded) {
        all.put(name, new Collation(name, weights, padded));
    }
}
