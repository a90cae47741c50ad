package io.flinkdm.udf.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** MySQL's form: numbers per server UUID and tag; no entry is empty. Immutable. */
record MySqlGtids(SortedMap<GtidSource, GtidIntervals> entries) implements GtidForm {

    static final MySqlGtids NONE = new MySqlGtids(new TreeMap<>());

    MySqlGtids {
        entries = Collections.unmodifiableSortedMap(entries);
    }

    static MySqlGtids range(UUID uuid, String tag, long first, long last) {
        TreeMap<GtidSource, GtidIntervals> one = new TreeMap<>();
        one.put(new GtidSource(uuid, tag), GtidIntervals.of(first, last));
        return new MySqlGtids(one);
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public GtidForm union(GtidForm other) {
        TreeMap<GtidSource, GtidIntervals> out = new TreeMap<>(entries);
        of(other).forEach((source, more) -> out.merge(source, more, GtidIntervals::union));
        return new MySqlGtids(out);
    }

    @Override
    public GtidForm minus(GtidForm other) {
        TreeMap<GtidSource, GtidIntervals> out = new TreeMap<>();
        SortedMap<GtidSource, GtidIntervals> less = of(other);
        entries.forEach(
                (source, mine) -> {
                    GtidIntervals rest = mine.minus(less.getOrDefault(source, GtidIntervals.NONE));
                    if (!rest.isEmpty()) {
                        out.put(source, rest);
                    }
                });
        return new MySqlGtids(out);
    }

    @Override
    public boolean contains(GtidForm other) {
        return of(other).entrySet().stream()
                .allMatch(
                        e ->
                                entries.getOrDefault(e.getKey(), GtidIntervals.NONE)
                                        .contains(e.getValue()));
    }

    @Override
    public GtidForm append(GtidForm single) {
        return union(single);
    }

    MySqlGtids plus(GtidSource source, long number) {
        TreeMap<GtidSource, GtidIntervals> out = new TreeMap<>(entries);
        out.put(source, out.getOrDefault(source, GtidIntervals.NONE).plus(number));
        return new MySqlGtids(out);
    }

    private static SortedMap<GtidSource, GtidIntervals> of(GtidForm form) {
        return ((MySqlGtids) form).entries;
    }

    /** As MySQL prints: one UUID once, its untagged numbers first, then {@code :tag:numbers}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        UUID current = null;
        for (Map.Entry<GtidSource, GtidIntervals> entry : entries.entrySet()) {
            GtidSource source = entry.getKey();
            if (!source.uuid().equals(current)) {
                out.append(current == null ? "" : ",").append(source.uuid());
                current = source.uuid();
            }
            if (!source.tag().isEmpty()) {
                out.append(':').append(source.tag());
            }
            out.append(':').append(entry.getValue());
        }
        return out.toString();
    }
}
