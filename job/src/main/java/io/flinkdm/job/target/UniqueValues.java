package io.flinkdm.job.target;

import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * The values of a row that no other row of the target table may have, each as a hash: two rows that
 * clash have one in common. A hash may also be common to rows that do not clash. Immutable, pure.
 */
public final class UniqueValues {

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final List<Part[]> keys;
    private final long base;

    private UniqueValues(List<Part[]> keys, long base) {
        this.keys = keys;
        this.base = base;
    }

    /**
     * Empty when rows may clash by what their source does not tell: a column only the target has,
     * an expression, rows of other tables.
     */
    public static Optional<UniqueValues> of(TargetTable table, TableSchema source) {
        List<Key> keys = RowIdentity.keysThatClash(table, source);
        boolean told =
                keys.stream()
                        .allMatch(
                                key ->
                                        !key.expression()
                                                && key.columns().stream()
                                                        .allMatch(c -> source.indexOf(c) >= 0));
        return table.foreignKeysChecked() || !told
                ? Optional.empty()
                : Optional.of(
                        new UniqueValues(
                                keys.stream().map(key -> parts(key, table, source)).toList(),
                                31L * table.id().schema().hashCode()
                                        + table.id().table().hashCode()));
    }

    private static Part[] parts(Key key, TargetTable table, TableSchema source) {
        return key.parts().stream()
                .map(
                        part ->
                                new Part(
                                        source.indexOf(part.column()),
                                        KeyHash.of(
                                                table.structure()
                                                        .column(part.column())
                                                        .orElseThrow()
                                                        .type(),
                                                part.prefixLength())))
                .toArray(Part[]::new);
    }

    /** Most values a row can have. */
    public int size() {
        return keys.size();
    }

    /**
     * Puts the hashes of a row's values into the array. A key with a NULL in it clashes with
     * nothing.
     *
     * @return the place behind the last one
     */
    public int hashes(Row row, long[] hashes, int from) {
        int end = from;
        for (int key = 0; key < keys.size(); key++) {
            long hash = (base + key) * FACTOR;
            boolean whole = true;
            for (Part part : keys.get(key)) {
                Object value = row.value(part.place);
                whole &= value != null;
                hash = mix(hash + part.hash.hash(value));
            }
            if (whole) {
                hashes[end++] = hash;
            }
        }
        return end;
    }

    /** Every bit of the sum counts in every bit of the result (finalizer of SplitMix64). */
    private static long mix(long sum) {
        long h = sum * FACTOR;
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }

    private record Part(int place, KeyHash hash) {}
}
