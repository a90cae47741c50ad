package io.flinkdm.job.source.binlog.value;

import java.nio.charset.StandardCharsets;

/**
 * MySQL's packed DECIMAL as the text SELECT prints: scale digits kept, no needless leading zeros.
 * Four bytes hold nine digits, a rest of digits takes as few bytes as it needs; the first bit is
 * the sign, inverted so that bytes compare. Stateless.
 */
final class DecimalText {

    private static final int DIGITS_PER_WORD = 9;
    private static final int[] BYTES_OF_DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private final int wholeDigits;
    private final int scale;
    private final int bytes;

    DecimalText(int precision, int scale) {
        this.wholeDigits = precision - scale;
        this.scale = scale;
        this.bytes = bytesOf(wholeDigits) + bytesOf(scale);
    }

    private static int bytesOf(int digits) {
        return digits / DIGITS_PER_WORD * 4 + BYTES_OF_DIGITS[digits % DIGITS_PER_WORD];
    }

    String read(BinlogBuffer in) {
        byte[] data = in.array();
        int at = in.skip(bytes);
        int invert = data[at] < 0 ? 0 : -1;
        // Room for all digits, a sign, a point and the zero before it.
        byte[] text = new byte[wholeDigits + scale + 3];
        int end = writeWhole(data, at, invert, text, invert == 0 ? 0 : 1);
        if (invert != 0) {
            text[0] = '-';
        }
        if (scale > 0) {
            text[end++] = '.';
            end = writeFraction(data, at + bytesOf(wholeDigits), at, invert, text, end);
        }
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }

    private int writeWhole(byte[] data, int start, int invert, byte[] text, int end) {
        int rest = wholeDigits % DIGITS_PER_WORD;
        int width = BYTES_OF_DIGITS[rest];
        int at = start;
        int out = end;
        if (width > 0) {
            out = writeSignificant(word(data, at, width, start, invert), text, out);
            at += width;
        }
        for (int i = wholeDigits / DIGITS_PER_WORD; i > 0; i--, at += 4) {
            int word = word(data, at, 4, start, invert);
            out =
                    out == end
                            ? writeSignificant(word, text, out)
                            : writePadded(word, DIGITS_PER_WORD, text, out);
        }
        if (out == end) {
            text[out++] = '0';
        }
        return out;
    }

    private int writeFraction(byte[] data, int from, int start, int invert, byte[] text, int end) {
        int at = from;
        int out = end;
        for (int i = scale / DIGITS_PER_WORD; i > 0; i--, at += 4) {
            out = writePadded(word(data, at, 4, start, invert), DIGITS_PER_WORD, text, out);
        }
        int rest = scale % DIGITS_PER_WORD;
        if (rest > 0) {
            int word = word(data, at, BYTES_OF_DIGITS[rest], start, invert);
            out = writePadded(word, rest, text, out);
        }
        return out;
    }

    /** Without leading zeros: nothing at all for 0. */
    private static int writeSignificant(int word, byte[] text, int at) {
        int width = 0;
        for (int rest = word; rest > 0; rest /= 10) {
            width++;
        }
        return writePadded(word, width, text, at);
    }

    private static int writePadded(int word, int width, byte[] text, int at) {
        int rest = word;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + width;
    }

    private static int word(byte[] data, int at, int width, int start, int invert) {
        int value = 0;
        for (int i = at; i < at + width; i++) {
            int raw = i == start ? data[i] ^ 0x80 : data[i];
            value = value << 8 | (raw ^ invert) & 0xff;
        }
        return value;
    }
}
