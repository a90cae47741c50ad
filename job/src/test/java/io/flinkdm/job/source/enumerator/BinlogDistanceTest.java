package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.SourceStatus.Location;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinlogDistanceTest {

    private static final Map<Long, Long> SIZES = Map.of(8L, 500L, 9L, 1_000L, 10L, 2_000L, 11L, 9L);

    private static final Connection UNASKED = null;

    private static Location at(String file, long offset) {
        return new Location(file, offset, "");
    }

    @Test
    void withinAFileItIsThatOfTheOffsets() {
        assertThat(BinlogDistance.bytes(Map.of(), at("bin.000009", 100), at("bin.000009", 900)))
                .isEqualTo(800);
    }

    @Test
    void overFilesItTakesTheRestOfTheFirstAndAllBetween() {
        assertThat(BinlogDistance.bytes(SIZES, at("bin.000009", 100), at("bin.000011", 4)))
                .isEqualTo(900 + 2_000 + 4);
    }

    @Test
    void aPlaceBehindIsNotNegative() {
        assertThat(BinlogDistance.bytes(SIZES, at("bin.000011", 9), at("bin.000011", 4))).isZero();
    }

    @Test
    void anUnknownPlaceIsNoDistance() throws Exception {
        assertThat(BinlogDistance.bytes(UNASKED, Location.UNKNOWN, at("bin.000011", 4))).isZero();
    }
}
