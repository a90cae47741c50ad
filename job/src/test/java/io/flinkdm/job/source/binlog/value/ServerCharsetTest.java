package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(ServerCharset.named("klingon")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ascii, 6162, ab",
        "koi8r, f0d2c9, При",
        "swe7, 5b5c5d, ÄÖÅ",
        "sjis, 95b6b1, 文ｱ",
        "cp932, 8740, ①",
        "gbk, 61d6d0, a中",
        "big5, a4a4, 中",
        "euckr, b0a1, 가",
        "ujis, 8fb0a1a4a2, 丂あ",
        "eucjpms, 8ff3f361, ⅰa",
        "gb18030, 8130813061fe51, \u0080a\ue816",
        "gb18030, 90308130e3329a35, \ud800\udc00\udbff\udfff",
        "utf16, d83dde00, 😀",
        "utf16le, 3dd800de, 😀",
        "utf32, 0001f600, 😀",
        "ucs2, 4e2d, 中"
    })
    void readsTextInPlace(String charset, String hex, String expected)
            throws CharacterCodingException {
        byte[] data = HexFormat.of().parseHex("ff" + hex + "41");

        String text = ServerCharset.named(charset).orElseThrow().decode(data, 1, data.length - 2);

        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ascii, 80",
        "utf8mb4, eda080",
        "utf8mb4, c3",
        "tis620, db",
        "cp1251, 98",
        "gbk, d6",
        "gbk, 80",
        "gbk, a2ab",
        "sjis, 8740",
        "ujis, 8fb0",
        "gb18030, 81308130e3",
        "gb18030, 8130",
        "gb18030, 8130813a",
        "gb18030, e3329a36",
        "utf16, d83d",
        "utf16, 00",
        "utf32, 0000d800",
        "utf32, 00110000",
        "utf32, 000041",
        "ucs2, d83dde00"
    })
    void refusesBytesWithoutText(String charset, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);

        assertThatThrownBy(
                        () ->
                                ServerCharset.named(charset)
                                        .orElseThrow()
                                        .decode(data, 0, data.length))
                .isInstanceOf(CharacterCodingException.class);
    }
}
