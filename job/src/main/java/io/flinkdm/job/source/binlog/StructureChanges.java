package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * In what structures differ from those before. Immutable.
 *
 * @param tables the new ones' CREATE TABLE, {@code ""} for those that are gone
 * @param structures the new ones
 * @param collations of schemas, {@code ""} for those that are gone
 */
record StructureChanges(
        Map<TableId, String> tables,
        Map<TableId, TrackedTable> structures,
        Map<String, String> collations) {

    static StructureChanges between(Structures before, Structures after) {
        Map<TableId, String> texts = new HashMap<>();
        Map<TableId, TrackedTable> structures = changed(before.tables(), after.tables());
        structures.forEach((table, now) -> texts.put(table, now.createTable(table)));
        gone(before.tables(), after.tables(), texts);
        Map<String, String> collations = new HashMap<>();
        Map<String, TextDefaults> schemas = changed(before.schemas(), after.schemas());
        schemas.forEach((schema, text) -> collations.put(schema, text.collation()));
        gone(before.schemas(), after.schemas(), collations);
        return new StructureChanges(texts, structures, collations);
    }

    /** Nearly all are the same object. */
    private static <K, V> Map<K, V> changed(Map<K, V> before, Map<K, V> after) {
        Map<K, V> changed = new HashMap<>();
        after.forEach(
                (name, now) -> {
                    V then = before.get(name);
                    if (then != now && !now.equals(then)) {
                        changed.put(name, now);
                    }
                });
        return changed;
    }

    private static <K, V> void gone(Map<K, V> before, Map<K, V> after, Map<K, String> texts) {
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> texts.put(name, ""));
    }

    /** With tables that could not be followed. */
    StructureChanges andGone(Set<TableId> before, Set<TableId> after, Structures now) {
        if (before.size() == after.size()) {
            return this;
        }
        Map<TableId, String> more = new HashMap<>(tables);
        before.stream()
                .filter(table -> !after.contains(table) && now.table(table).isEmpty())
                .forEach(table -> more.put(table, ""));
        return new StructureChanges(more, structures, collations);
    }

    boolean isEmpty() {
        return tables.isEmpty() && collations.isEmpty();
    }
}
