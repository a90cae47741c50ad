package io.flinkdm.testkit.diff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** One spelling for a vector, given as its floats' bytes or as text. Stateless. */
final class VectorSpelling {

    private VectorSpelling() {}

    static String of(byte[] vector) {
        String text = new String(vector, StandardCharsets.ISO_8859_1);
        return text.matches("\\[[-+.,eE0-9]*]") ? ofText(text) : ofFloats(vector);
    }

    private static String ofText(String text) {
        StringJoiner bits = new StringJoiner(",");
        String floats = text.substring(1, text.length() - 1);
        for (String value : floats.isEmpty() ? new String[0] : floats.split(",")) {
            bits.add(bits(Float.parseFloat(value)));
        }
        return bits.toString();
    }

    private static String ofFloats(byte[] vector) {
        ByteBuffer in = ByteBuffer.wrap(vector).order(ByteOrder.LITTLE_ENDIAN);
        StringJoiner bits = new StringJoiner(",");
        while (in.remaining() >= Float.BYTES) {
            bits.add(bits(in.getFloat()));
        }
        return bits.toString();
    }

    private static String bits(float value) {
        return Integer.toHexString(Float.floatToRawIntBits(value));
    }
}
