package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpreadTest {

    private static int[][] counts(int addresses, int writers, int lanes, IntUnaryOperator address) {
        int[][] counts = new int[writers][lanes];
        for (int i = 0; i < addresses; i++) {
            int writer = AddressSpread.writer(address.applyAsInt(i), writers);
            counts[writer][AddressSpread.lane(address.applyAsInt(i), lanes)]++;
        }
        return counts;
    }

    private static void assertEven(int[][] counts, int least, int most) {
        for (int[] ofWriter : counts) {
            for (int ofLane : ofWriter) {
                assertThat(ofLane).isBetween(least, most);
            }
        }
    }

    @Test
    void neighboursMeetAllLanesByTurns() {
        Random random = new Random(1);
        for (int lanes = 1; lanes <= 32; lanes++) {
            for (int window = 0; window < 100; window++) {
                int start = random.nextInt();
                assertEven(counts(4 * lanes, 1, lanes, i -> start + i), 1, 8);
            }
        }
    }

    @Test
    void neighboursMeetTheLanesOfAllWriters() {
        for (int writers = 2; writers <= 8; writers++) {
            assertEven(counts(1_000 * writers * 16, writers, 16, i -> i), 950, 1_050);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 16, 31, 1_000, 1 << 12, 1 << 16, 1 << 20, 1 << 24})
    void numbersThatSkipSomeAreSpreadToo(int step) {
        assertEven(counts(3_200, 2, 16, i -> i * step), 50, 150);
    }

    @Test
    void anyAddressesMeetAllLanesOfTheirWriters() {
        int[] any = new Random(1).ints(16_000).toArray();
        for (int writers = 1; writers <= 8; writers++) {
            for (int lanes = 1; lanes <= 16; lanes++) {
                int each = 2_000 / lanes;
                int[][] counts = counts(2_000 * writers, writers, lanes, i -> any[i]);
                assertEven(counts, each / 2, each * 3 / 2 + 1);
            }
        }
    }
}
