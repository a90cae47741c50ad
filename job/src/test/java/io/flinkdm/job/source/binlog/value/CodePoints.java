package io.flinkdm.job.source.binlog.value;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Unicode's characters as the bytes of a set of Unicode. Stateless. */
final class CodePoints {

    private CodePoints() {}

    /** All characters of the first plane, each 61st of the others as far as the set goes. */
    static List<String> in(String charset) {
        boolean firstPlane = charset.equals("ucs2") || charset.matches("utf8|utf8mb3");
        int end = firstPlane ? 0x1_0000 : Character.MAX_CODE_POINT + 1;
        return IntStream.iterate(0, i -> i < end, i -> i + (i < 0x1_0000 ? 1 : 61))
                .filter(i -> i < Character.MIN_SURROGATE || i > Character.MAX_SURROGATE)
                .mapToObj(i -> hex(i, java(charset)))
                .toList();
    }

    private static String hex(int codePoint, Charset charset) {
        byte[] bytes = Character.toString(codePoint).getBytes(charset);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static Charset java(String charset) {
        return switch (charset) {
            case "utf16", "ucs2" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf32" -> Charset.forName("UTF-32BE");
            default -> StandardCharsets.UTF_8;
        };
    }
}
