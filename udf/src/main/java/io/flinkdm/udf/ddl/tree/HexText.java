package io.flinkdm.udf.ddl.tree;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The text of {@code x'…'}. Stateless. */
final class HexText {

    private HexText() {}

    static String of(String digits) {
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    }
}
