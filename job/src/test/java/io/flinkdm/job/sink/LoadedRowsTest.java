package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadedRowsTest {

    private final LoadedRows rows = new LoadedRows(0);

    @Test
    void escapesWhatHasAMeaning() throws IOException {
        rows.append("a\tb\nc\rd\\e\0f", true);
        rows.append(null, true);
        rows.append(-5L, false);
        assertThat(new String(rows.stream().readNBytes(100), StandardCharsets.UTF_8))
                .isEqualTo("a\\tb\\nc\\rd\\\\e\\0f\t\\N\t-5\n");
    }

    @Test
    void eachReadIsWholeRows() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            rows.append("x".repeat(i % 90), true);
            rows.append((long) i, false);
            all.append("x".repeat(i % 90)).append('\t').append(i).append('\n');
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] packet = new byte[LoadedRows.LONGEST_ROW];
        int packets = 0;
        try (InputStream file = rows.stream()) {
            for (int size = file.read(packet); size > 0; size = file.read(packet)) {
                assertThat(packet[size - 1]).isEqualTo((byte) '\n');
                read.write(packet, 0, size);
                packets++;
            }
        }
        assertThat(packets).isGreaterThan(2);
        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo(all.toString());
    }

    @Test
    void aRowLongerThanAPacketIsNotSent() {
        rows.append("x".repeat(LoadedRows.LONGEST_ROW - 1), false);
        assertThat(rows.sendable()).isTrue();
        rows.append("x".repeat(LoadedRows.LONGEST_ROW), false);
        assertThat(rows.sendable()).isFalse();
    }
}
