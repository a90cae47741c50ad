package io.flinkdm.udf.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link GtidSet} against plain sets of single transactions. */
class GtidSetPropertyTest {

    /** One transaction of MySQL. */
    record Gtid(UUID uuid, String tag, long number) {

        String text() {
            return uuid + (tag.isEmpty() ? "" : ":" + tag) + ":" + number;
        }
    }

    @Property
    void arithmeticIsThatOfSets(
            @ForAll("transactions") Set<Gtid> a, @ForAll("transactions") Set<Gtid> b) {
        Set<Gtid> union = new HashSet<>(a);
        union.addAll(b);
        Set<Gtid> minus = new HashSet<>(a);
        minus.removeAll(b);

        assertThat(set(a).union(set(b))).isEqualTo(set(union));
        assertThat(set(a).minus(set(b))).isEqualTo(set(minus));
        assertThat(set(a).contains(set(b))).isEqualTo(a.containsAll(b));
        assertThat(set(union).contains(set(b))).isTrue();
    }

    @Property
    void textReadsBack(@ForAll("transactions") Set<Gtid> a) {
        assertThat(GtidSet.parse(set(a).toString())).isEqualTo(set(a));
    }

    @Property
    void addingOneByOneIsTheSame(
            @ForAll("transactions") Set<Gtid> start, @ForAll("transactions") Set<Gtid> more) {
        GtidAccumulator growing = new GtidAccumulator(set(start));
        GtidSet added = set(start);
        for (Gtid gtid : more) {
            added = added.plus(gtid.text());
            if (gtid.tag().isEmpty()) {
                growing.add(gtid.uuid(), gtid.number());
            } else {
                growing.add(gtid.text());
            }
        }

        assertThat(added).isEqualTo(set(start).union(set(more)));
        assertThat(growing.set()).isEqualTo(added);
    }

    @Provide
    Arbitrary<Set<Gtid>> transactions() {
        Arbitrary<UUID> uuids = Arbitraries.of(new UUID(1, 2), new UUID(-1, 2), new UUID(1, -2));
        Arbitrary<String> tags = Arbitraries.of("", "x", "long_tag");
        Arbitrary<Long> numbers = Arbitraries.longs().between(1, 12);
        return uuids.flatMap(
                        uuid ->
                                tags.flatMap(
                                        tag -> numbers.map(number -> new Gtid(uuid, tag, number))))
                .set()
                .ofMaxSize(25);
    }

    private static GtidSet set(Set<Gtid> transactions) {
        GtidSet set = GtidSet.EMPTY;
        for (Gtid gtid : transactions) {
            set = set.union(GtidSet.parse(gtid.text()));
        }
        return set;
    }
}
