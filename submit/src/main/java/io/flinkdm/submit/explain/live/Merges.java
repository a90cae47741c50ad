package io.flinkdm.submit.explain.live;

import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Targets that get several tables, and whether their rows collide there. Pure. */
final class Merges {

    private static final int SHOWN = 3;

    private final Map<TableId, List<LiveTable>> byTarget = new TreeMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    Merges(Collection<LiveTable> tables) {
        tables.forEach(t -> byTarget.computeIfAbsent(t.target(), id -> new ArrayList<>()).add(t));
        findSpellings();
    }

    /** The tables of each target. */
    Map<TableId, List<LiveTable>> byTarget() {
        return byTarget;
    }

    /** The tables whose keys have to be known. */
    List<LiveTable> merged() {
        return byTarget.values().stream().filter(t -> t.size() > 1).flatMap(List::stream).toList();
    }

    List<Finding> problems() {
        return problems;
    }

    List<Finding> notes() {
        return notes;
    }

    /** TiDB takes two spellings of a name for one table. */
    private void findSpellings() {
        Map<TableId, TableId> spelled = new LinkedHashMap<>();
        for (TableId target : byTarget.keySet()) {
            TableId folded =
                    new TableId(
                            target.schema().toLowerCase(Locale.ROOT),
                            target.table().toLowerCase(Locale.ROOT));
            TableId other = spelled.putIfAbsent(folded, target);
            if (other != null) {
                problems.add(
                        new Finding(target.quoted(), "is the same table as " + other.quoted()));
            }
        }
    }

    /**
     * Compares the keys of what is merged.
     *
     * @param ranges of {@link #merged}, without empty tables
     * @param existing the structure of a target that exists
     */
    void compare(List<KeyRange> ranges, Function<TableId, Optional<TableSchema>> existing) {
        Map<TableId, List<KeyRange>> rangesOf = new LinkedHashMap<>();
        ranges.forEach(
                r -> rangesOf.computeIfAbsent(r.table().target(), t -> new ArrayList<>()).add(r));
        byTarget.forEach(
                (target, tables) -> {
                    if (tables.size() > 1) {
                        compare(
                                target,
                                tables,
                                rangesOf.getOrDefault(target, List.of()),
                                existing.apply(target));
                    }
                });
    }

    private void compare(
            TableId target,
            List<LiveTable> tables,
            List<KeyRange> ranges,
            Optional<TableSchema> existing) {
        if (existing.isPresent() && tellsTablesApart(existing.get(), tables)) {
            return;
        }
        long unknown = tables.stream().filter(t -> KeyRanges.integerKey(t).isEmpty()).count();
        if (unknown > 0) {
            notes.add(
                    new Finding(
                            target.quoted(),
                            "the keys of "
                                    + unknown
                                    + " of its tables cannot be compared:"
                                    + " no primary key of one integer"));
        }
        List<String> overlaps = overlaps(ranges);
        if (!overlaps.isEmpty()) {
            problems.add(new Finding(target.quoted(), "keys overlap: " + shown(overlaps)));
        }
    }

    /** An extracted column in the key keeps equal keys of two tables apart. */
    private static boolean tellsTablesApart(TableSchema target, List<LiveTable> tables) {
        List<String> key = target.primaryKey().map(Key::columns).orElse(List.of());
        return tables.stream()
                .allMatch(
                        table ->
                                table.extracted().names().stream()
                                        .anyMatch(
                                                name ->
                                                        key.stream()
                                                                .anyMatch(name::equalsIgnoreCase)));
    }

    /** Each table with the one before it that reaches farthest. */
    private static List<String> overlaps(List<KeyRange> ranges) {
        List<KeyRange> sorted =
                ranges.stream().sorted(Comparator.comparing(KeyRange::least)).toList();
        List<String> overlaps = new ArrayList<>();
        KeyRange farthest = null;
        for (KeyRange range : sorted) {
            if (farthest != null && range.least().compareTo(farthest.most()) <= 0) {
                overlaps.add(farthest + " and " + range);
            }
            if (farthest == null || range.most().compareTo(farthest.most()) > 0) {
                farthest = range;
            }
        }
        return overlaps;
    }

    private static String shown(List<String> overlaps) {
        String some = String.join("; ", overlaps.subList(0, Math.min(SHOWN, overlaps.size())));
        int more = overlaps.size() - SHOWN;
        return more > 0 ? some + "; and " + more + " more" : some;
    }
}
