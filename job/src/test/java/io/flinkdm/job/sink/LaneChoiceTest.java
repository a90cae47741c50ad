package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneChoiceTest {

    /**
     * All addresses of a writer agree in what chose the writer; its lanes must still share them.
     */
    @Test
    void lanesOfAWriterShareItsAddresses() {
        Random random = new Random(1);
        for (int writers = 1; writers <= 8; writers++) {
            for (int lanes = 1; lanes <= 16; lanes++) {
                int[] rows = new int[lanes];
                for (int i = 0; i < 2_000; i++) {
                    int address = random.nextInt(1 << 24) * writers;
                    rows[Lanes.choose(address, lanes)]++;
                }
                for (int count : rows) {
                    assertThat(count).isBetween(1_000 / lanes, 3_000 / lanes + 1);
                }
            }
        }
    }
}
