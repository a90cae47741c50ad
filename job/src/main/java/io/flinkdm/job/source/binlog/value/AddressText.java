package io.flinkdm.job.source.binlog.value;

import java.util.HexFormat;

/**
 * MariaDB's INET4, INET6 and UUID as the text SELECT prints. The binlog holds their bytes in the
 * order of the text, as of a BINARY(n). Source: MariaDB's printing of INET6 (the longest run of
 * zeros is left out, the first of equals, also a run of one; the last 32 bits as IPv4 behind {@code
 * ::} and {@code ::ffff:}). Stateless.
 */
final class AddressText {

    static final int INET4_BYTES = 4;
    static final int BYTES = 16;

    private static final int WORDS = 8;
    private static final int MAPPED = 0xffff;
    private static final HexFormat HEX = HexFormat.of();

    private AddressText() {}

    static String inet4(byte[] address) {
        return inet4(address, 0);
    }

    private static String inet4(byte[] address, int at) {
        return (address[at] & 0xff)
                + "."
                + (address[at + 1] & 0xff)
                + "."
                + (address[at + 2] & 0xff)
                + "."
                + (address[at + 3] & 0xff);
    }

    static String inet6(byte[] address) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        int gap = gap(words);
        int gapWords = gap < 0 ? 0 : zeros(words, gap);
        boolean embedsInet4 = gap == 0 && (gapWords == 6 || (gapWords == 5 && words[5] == MAPPED));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            if (i == gap) {
                text.append(i == 0 ? "::" : ":");
                i += gapWords - 1;
            } else if (i == 6 && embedsInet4) {
                return text.append(inet4(address, 12)).toString();
            } else {
                text.append(Integer.toHexString(words[i])).append(i + 1 < WORDS ? ":" : "");
            }
        }
        return text.toString();
    }

    /** Where the longest run of zeros starts; -1 without any. */
    private static int gap(int[] words) {
        int gap = -1;
        int longest = 0;
        for (int i = 0; i < WORDS; i++) {
            int length = zeros(words, i);
            if (length > longest) {
                gap = i;
                longest = length;
            }
        }
        return gap;
    }

    private static int zeros(int[] words, int from) {
        int end = from;
        while (end < WORDS && words[end] == 0) {
            end++;
        }
        return end - from;
    }

    static String uuid(byte[] id) {
        return String.join(
                "-",
                HEX.formatHex(id, 0, 4),
                HEX.formatHex(id, 4, 6),
                HEX.formatHex(id, 6, 8),
                HEX.formatHex(id, 8, 10),
                HEX.formatHex(id, 10, BYTES));
    }
}
