package io.flinkdm.testkit.diff;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A column that two tables have, and the form in which its values are compared. Immutable. */
record ColumnPair(ColumnShape left, ColumnShape right) {

    String leftExpression() {
        return left.expression(right);
    }

    String rightExpression() {
        return right.expression(left);
    }

    /** The servers spell doubles and JSON differently: one spelling for each value. */
    byte[] canonical(byte[] hex) {
        if (hex == null || !(left.isFloating() || left.isJson() || left.isVector())) {
            return hex;
        }
        if (left.isVector()) {
            return VectorSpelling.of(bytes(hex)).getBytes(StandardCharsets.US_ASCII);
        }
        String text = text(hex);
        String spelled = left.isJson() ? JsonSpelling.of(text) : bits(Double.parseDouble(text));
        return spelled.getBytes(StandardCharsets.UTF_8);
    }

    /** TiDB and MariaDB 11.8 have no zero below zero. */
    private String bits(double value) {
        return left.isFloat() && right.isFloat()
                ? Integer.toHexString(Float.floatToIntBits((float) value + 0f))
                : Long.toHexString(Double.doubleToLongBits(value + 0d));
    }

    private static String text(byte[] hex) {
        return new String(bytes(hex), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte[] hex) {
        return HexFormat.of().parseHex(new String(hex, StandardCharsets.US_ASCII));
    }

    /** For people: text where it is text, hexadecimal digits where it is not. */
    String display(byte[] hex) {
        if (hex == null) {
            return left.name() + "=NULL";
        }
        String text = text(hex);
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0xfffd);
        return left.name()
                + "="
                + (printable
                        ? "'" + text + "'"
                        : "0x" + new String(hex, StandardCharsets.US_ASCII));
    }
}
