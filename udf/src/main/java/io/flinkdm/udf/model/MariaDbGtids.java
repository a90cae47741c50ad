package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * MariaDB's form: the last transaction of each replication domain, which stands for all before it
 * in that domain whatever server made them. Numbers are unsigned. Immutable.
 */
record MariaDbGtids(SortedMap<Long, Last> entries) implements GtidForm {

    /** The last transaction of a domain. */
    record Last(long server, long sequence) implements Serializable {

        Last later(Last other) {
            return Long.compareUnsigned(sequence, other.sequence) >= 0 ? this : other;
        }
    }

    MariaDbGtids {
        entries = Collections.unmodifiableSortedMap(entries);
    }

    static MariaDbGtids single(long domain, long server, long sequence) {
        TreeMap<Long, Last> one = new TreeMap<>();
        one.put(domain, new Last(server, sequence));
        return new MariaDbGtids(one);
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public GtidForm union(GtidForm other) {
        TreeMap<Long, Last> out = new TreeMap<>(entries);
        of(other).forEach((domain, last) -> out.merge(domain, last, Last::later));
        return new MariaDbGtids(out);
    }

    @Override
    public GtidForm minus(GtidForm other) {
        TreeMap<Long, Last> out = new TreeMap<>(entries);
        SortedMap<Long, Last> less = of(other);
        out.entrySet().removeIf(e -> reached(less.get(e.getKey()), e.getValue()));
        return new MariaDbGtids(out);
    }

    @Override
    public boolean contains(GtidForm other) {
        return of(other).entrySet().stream()
                .allMatch(e -> reached(entries.get(e.getKey()), e.getValue()));
    }

    @Override
    public GtidForm append(GtidForm single) {
        TreeMap<Long, Last> out = new TreeMap<>(entries);
        out.putAll(of(single));
        return new MariaDbGtids(out);
    }

    private static boolean reached(Last mine, Last wanted) {
        return mine != null && Long.compareUnsigned(mine.sequence, wanted.sequence) >= 0;
    }

    private static SortedMap<Long, Last> of(GtidForm form) {
        return ((MariaDbGtids) form).entries;
    }

    @Override
    public String toString() {
        return entries.entrySet().stream()
                .map(MariaDbGtids::spell)
                .collect(Collectors.joining(","));
    }

    private static String spell(Map.Entry<Long, Last> entry) {
        Last last = entry.getValue();
        return entry.getKey() + "-" + last.server + "-" + Long.toUnsignedString(last.sequence);
    }
}
