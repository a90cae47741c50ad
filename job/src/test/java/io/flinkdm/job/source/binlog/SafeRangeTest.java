package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import org.junit.jupiter.api.Test;

class SafeRangeTest {

    private static StreamPosition at(String file, long offset, String gtids) {
        return new StreamPosition(new BinlogPosition(file, offset, GtidSet.parse(gtids)));
    }

    private static BinlogPosition place(String file, long offset, String gtids) {
        return new BinlogPosition(file, offset, GtidSet.parse(gtids));
    }

    @Test
    void lastsUntilEveryPlaceIsPassed() {
        SafeRange range = SafeRange.until(place("f.9", 10, "")).andUntil(place("f.10", 20, ""));

        assertThat(range.after(at("f.10", 15, ""), 1).isEmpty()).isFalse();
        assertThat(range.after(at("f.10", 20, ""), 1).isEmpty()).isTrue();
    }

    @Test
    void anotherServersOffsetsDoNotCountAlone() {
        SafeRange range = SafeRange.until(place("f.1", 10, "0-1-100"));

        assertThat(range.after(at("f.7", 4, "0-1-99"), 1).isEmpty()).isFalse();
        assertThat(range.after(at("f.7", 4, "0-1-100"), 1).isEmpty()).isTrue();
    }

    @Test
    void afterAChangeOfServersTransactionsAndTimeCount() {
        SafeRange range =
                SafeRange.until(place("f.900", 10, "0-1-100"))
                        .elsewhere(GtidSet.parse("0-1-105"), 1_000)
                        .andUntil(place("f.2", 50, "0-1-90"));

        assertThat(range.after(at("f.2", 60, "0-1-105"), 1_000).isEmpty()).isFalse();
        assertThat(range.after(at("f.2", 60, "0-1-104"), 1_001).isEmpty()).isFalse();
        assertThat(range.after(at("f.2", 40, "0-1-105"), 1_001).isEmpty()).isFalse();
        assertThat(range.after(at("f.2", 60, "0-1-105"), 1_001).isEmpty()).isTrue();
    }
}
