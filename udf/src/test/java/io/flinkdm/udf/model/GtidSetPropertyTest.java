package io.flinkdm.udf.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
            growing.add(gtid.uuid(), gtid.tag(), gtid.number());
        }

        assertThat(added).isEqualTo(set(start).union(set(more)));
        assertThat(growing.set()).isEqualTo(added);
    }

    /** MariaDB's sets are prefixes of domains: whole numbers, one a domain. */
    @Property
    void mariaDbArithmeticIsThatOfPrefixes(
            @ForAll("domains") Map<Long, Long> a, @ForAll("domains") Map<Long, Long> b) {
        Map<Long, Long> union = new HashMap<>(a);
        b.forEach((domain, number) -> union.merge(domain, number, Math::max));
        Map<Long, Long> minus = new HashMap<>(a);
        minus.entrySet().removeIf(e -> b.getOrDefault(e.getKey(), 0L) >= e.getValue());
        boolean contains =
                b.entrySet().stream().allMatch(e -> a.getOrDefault(e.getKey(), 0L) >= e.getValue());

        assertThat(prefixes(a).union(prefixes(b))).isEqualTo(prefixes(union));
        assertThat(prefixes(a).minus(prefixes(b))).isEqualTo(prefixes(minus));
        assertThat(prefixes(a).contains(prefixes(b))).isEqualTo(contains);
        assertThat(GtidSet.parse(prefixes(a).toString())).isEqualTo(prefixes(a));
    }

    @Provide
    Arbitrary<Map<Long, Long>> domains() {
        return Arbitraries.maps(
                        Arbitraries.of(0L, 1L, 7L, 4_294_967_295L),
                        Arbitraries.longs().between(1, 9))
                .ofMaxSize(4);
    }

    private static GtidSet prefixes(Map<Long, Long> domains) {
        GtidSet set = GtidSet.EMPTY;
        for (Map.Entry<Long, Long> entry : domains.entrySet()) {
            set = set.plus(entry.getKey(), 5, entry.getValue());
        }
        return set;
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
