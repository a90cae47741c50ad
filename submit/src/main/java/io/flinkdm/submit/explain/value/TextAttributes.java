package io.flinkdm.submit.explain.value;

import java.util.Map;

/** Charset and collation of a column, each known or following from the other. One reading. */
final class TextAttributes {

    private static final String DEFAULT = "utf8mb4";
    private static final Map<String, String> DEFAULT_COLLATIONS =
            Map.of(
                    "utf8mb4", "utf8mb4_0900_ai_ci",
                    "latin1", "latin1_swedish_ci",
                    "gbk", "gbk_chinese_ci",
                    "gb2312", "gb2312_chinese_ci",
                    "gb18030", "gb18030_chinese_ci",
                    "big5", "big5_chinese_ci",
                    "sjis", "sjis_japanese_ci",
                    "ujis", "ujis_japanese_ci",
                    "euckr", "euckr_korean_ci",
                    "binary", "binary");

    String charset;
    String collation;
    boolean binary;

    TextAttributes(String charset, String collation) {
        this.charset = charset;
        this.collation = collation;
    }

    String charset() {
        if (!charset.isEmpty()) {
            return charset;
        }
        int end = collation.indexOf('_');
        return collation.isEmpty() ? DEFAULT : end < 0 ? collation : collation.substring(0, end);
    }

    String collation() {
        if (!collation.isEmpty()) {
            return collation;
        }
        return binary
                ? charset() + "_bin"
                : DEFAULT_COLLATIONS.getOrDefault(charset(), charset() + "_general_ci");
    }

    /** Text in charset binary is a binary string. */
    String asBytes(String type) {
        return type.replace("text", "blob").replace("char", "binary");
    }
}
