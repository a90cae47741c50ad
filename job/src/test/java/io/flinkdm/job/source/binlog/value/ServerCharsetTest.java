package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.CharacterCodingException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerCharsetTest {

    @Test
    void latin1GivesEachByteItsOwnCharacter() throws CharacterCodingException {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);

        String text = ServerCharset.LATIN1.decode(all, 0, 256);

        assertThat(text.chars().boxed().collect(Collectors.toSet())).hasSize(256);
        assertThat(text).startsWith("\0").contains("€", "\u0081", "Ÿ", "\u00a0").endsWith("ÿ");
    }

    @Test
    void knowsTheServersNames() {
        assertThat(ServerCharset.named("utf8mb3")).contains(ServerCharset.UTF8);
        assertThat(ServerCharset.named("ascii")).contains(ServerCharset.ASCII);
        assertThat(ServerCharset.named("gbk")).isEmpty();
    }

    @Test
    void readsInPlace() throws CharacterCodingException {
        byte[] data = {'x', 'a', 'b', 'x'};

        for (ServerCharset charset : ServerCharset.values()) {
            assertThat(charset.decode(data, 1, 2)).isEqualTo("ab");
        }
    }
}
