package io.flinkdm.testkit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowBagTest {

    @Test
    void countsHowOftenARowOccurs() {
        RowBag twice = bag(7, -3, 7);
        RowBag once = bag(-3, 7);

        assertThat(twice.without(once).size()).isEqualTo(1);
        assertThat(twice.without(once).contains(7)).isTrue();
        assertThat(once.without(twice).size()).isZero();
    }

    @Test
    void growsWithTheTable() {
        RowBag many = new RowBag();
        for (int i = 0; i < 10_000; i++) {
            many.add(i);
        }
        assertThat(many.without(bag(5)).size()).isEqualTo(9_999);
    }

    private static RowBag bag(long... digests) {
        RowBag bag = new RowBag();
        for (long digest : digests) {
            bag.add(digest);
        }
        return bag;
    }
}
