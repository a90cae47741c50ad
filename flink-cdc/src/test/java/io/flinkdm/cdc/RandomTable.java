package io.flinkdm.cdc;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table of a test: how it is made and what its columns may hold. Immutable.
 *
 * @param definition of columns and keys
 * @param key its first column
 * @param keyOf a value of that column
 * @param others the columns written besides
 * @param valuesOf a value of each of these, none of which has to be NULL
 */
record RandomTable(
        String name,
        String definition,
        String key,
        Function<RandomValues, String> keyOf,
        String others,
        List<Function<RandomValues, String>> valuesOf) {

    String create() {
        return "CREATE TABLE " + name + " (" + definition;
    }

    String replace(RandomValues values) {
        return "REPLACE INTO %s (%s, %s) VALUES (%s, %s)"
                .formatted(name, key, others, keyOf.apply(values), row(values));
    }

    String delete(RandomValues values) {
        return "DELETE FROM %s WHERE %s = %s".formatted(name, key, keyOf.apply(values));
    }

    String move(RandomValues values) {
        return "UPDATE IGNORE %s SET %s = %s WHERE %s = %s"
                .formatted(name, key, keyOf.apply(values), key, keyOf.apply(values));
    }

    private String row(RandomValues values) {
        return valuesOf.stream()
                .map(column -> values.below(10) == 0 ? "DEFAULT" : column.apply(values))
                .collect(Collectors.joining(", "));
    }
}
