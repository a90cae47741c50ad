package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.junit.jupiter.api.Test;

/**
 * Why only whole numbers can begin a primary key: the connector drops changes that come while a
 * table is loaded when it looks for their key in the wrong chunk.
 */
class ChunkKeyFaultsTest {

    @Test
    void findsWholeNumbersInTheirChunk() {
        assertThat(isIn((short) 9, 1, 10)).isTrue();
        assertThat(isIn(9L, 1, 10)).isTrue();
        assertThat(isIn(-9, -10L, 10L)).isTrue();
        assertThat(isIn(new BigDecimal(9), BigInteger.ONE, BigInteger.TEN)).isTrue();
    }

    @Test
    void ordersTextAsJavaDoes() {
        assertThat(isIn("b", "a", "C")).isFalse();
    }

    @Test
    void ordersOthersByTheirTexts() {
        assertThat(isIn("9", new BigDecimal(1), new BigDecimal(10))).isFalse();
        assertThat(isIn(ByteBuffer.wrap(new byte[] {5}), new byte[] {1}, new byte[] {9})).isFalse();
        assertThat(isIn(0L, new Timestamp(-1), new Timestamp(1))).isFalse();
    }

    private static boolean isIn(Object key, Object start, Object end) {
        return RecordUtils.splitKeyRangeContains(
                new Object[] {key}, new Object[] {start}, new Object[] {end});
    }
}
