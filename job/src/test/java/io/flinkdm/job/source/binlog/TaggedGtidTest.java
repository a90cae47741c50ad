package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.GtidAccumulator;
import io.flinkdm.udf.model.GtidSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedGtidTest {

    private static final String UUID = "ffeedd00-0180-7f40-9e33-c80aa9429562";

    private static GtidSet read(byte[] body) {
        GtidAccumulator gtids = new GtidAccumulator(GtidSet.EMPTY);
        GtidEvent.parseTagged(body).addTo(gtids);
        return gtids.set();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 8191, 8192, 1L << 40, (1L << 55) + 5, (1L << 62) + 7})
    void numbersOfEveryLength(long number) {
        assertThat(read(TaggedGtids.body(UUID, "tag_1", number)))
                .hasToString(UUID + ":tag_1:" + number);
    }

    @Test
    void withoutATagItIsAnOrdinaryOne() {
        assertThat(read(TaggedGtids.body(UUID, "", 5))).hasToString(UUID + ":5");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                127,
                128,
                16_383,
                16_384,
                1L << 35,
                1L << 49,
                (1L << 56) - 1,
                1L << 56,
                -1
            })
    void unsignedNumbers(long value) {
        BinlogBuffer in = new BinlogBuffer(TaggedGtids.number(value));

        assertThat(VarLength.unsigned(in)).isEqualTo(value);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void negativeNumbersAreInverted() {
        assertThat(VarLength.signed(new BinlogBuffer(new byte[] {0b110}))).isEqualTo(-2);
        assertThat(VarLength.signed(new BinlogBuffer(new byte[] {0b100}))).isEqualTo(1);
    }

    @Test
    void anotherVersionStopsAndSoDoesWhatIsCutShort() {
        byte[] body = TaggedGtids.body(UUID, "tag", 5);
        byte[] later = body.clone();
        later[0] = 2 << 1;

        assertThatThrownBy(() -> read(later))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_EVENT_STOPS));
        // The last seven bytes are the tag and a field nobody reads.
        for (int bytes = 0; bytes < body.length - 7; bytes++) {
            byte[] cut = Arrays.copyOf(body, bytes);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(MigrationException.class);
        }
    }
}
