package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.ServerCharset;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The text of a statement by the number of its client's collation. A statement of plain ASCII reads
 * the same in every character set a client may use. Stateless.
 */
final class ClientCharset {

    /** The sets that have tables, each with the numbers of its collations. */
    private static final Map<Integer, String> WITH_TABLES =
            numbers(
                    "big5 1 84, latin2 2 9 21 27 77, dec8 3 69, cp850 4 80, hp8 6 72, koi8r 7 74,"
                            + " swe7 10 82, ujis 12 91, sjis 13 88, cp1251 14 23 50 51 52,"
                            + " hebrew 16 71, tis620 18 89, euckr 19 85, latin7 20 41 42 79,"
                            + " koi8u 22 75, gb2312 24 86, greek 25 70, cp1250 26 34 44 66 99,"
                            + " gbk 28 87, cp1257 29 58 59, latin5 30 78, armscii8 32 64,"
                            + " cp866 36 68, keybcs2 37 73, macce 38 43, macroman 39 53,"
                            + " cp852 40 81, cp1256 57 67, geostd8 92 93, cp932 95 96,"
                            + " eucjpms 97 98, gb18030 248 249 250");

    private ClientCharset() {}

    private static Map<Integer, String> numbers(String sets) {
        Map<Integer, String> charsets = new HashMap<>();
        for (String set : sets.split(", ")) {
            String[] words = set.split(" ");
            for (int i = 1; i < words.length; i++) {
                charsets.put(Integer.valueOf(words[i]), words[0]);
            }
        }
        return Map.copyOf(charsets);
    }

    static String decode(int collation, byte[] text) throws CharacterCodingException {
        return ascii(text)
                ? new String(text, StandardCharsets.ISO_8859_1)
                : of(collation).decode(text, 0, text.length);
    }

    private static boolean ascii(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * @throws CharacterCodingException when no client can have a collation of that number
     */
    static ServerCharset of(int collation) throws CharacterCodingException {
        int folded = folded(collation);
        switch (folded) {
            case 5, 8, 15, 31, 47, 48, 49, 94:
                return ServerCharset.LATIN1;
            case 11, 65:
                return ServerCharset.ASCII;
            case QueryStatus.UNTOLD, 33, 45, 46, 63, 76, 83:
                return ServerCharset.UTF8;
            default:
                if (unicode(folded)) {
                    return ServerCharset.UTF8;
                }
                return ServerCharset.named(WITH_TABLES.getOrDefault(folded, ""))
                        .orElseThrow(() -> new UnknownCollation(collation));
        }
    }

    /** MariaDB's NO PAD collations are numbered 1024 above the others. */
    private static int folded(int collation) {
        return collation >= 1024 && collation < 2048 ? collation - 1024 : collation;
    }

    /** The ranges of utf8mb3 and utf8mb4: MySQL's and MariaDB's, its UCA 14.0.0 ones among them. */
    private static boolean unicode(int folded) {
        return (folded >= 192 && folded <= 247)
                || (folded >= 255 && folded <= 323)
                || (folded >= 576 && folded <= 639)
                || (folded >= 2048 && folded < 2560);
    }

    /** Names the collation in the message of the error. */
    private static final class UnknownCollation extends CharacterCodingException {
        private static final long serialVersionUID = 1L;
        private final int collation;

        UnknownCollation(int collation) {
            this.collation = collation;
        }

        @Override
        public String getMessage() {
            return "collation number " + collation + " is not known";
        }
    }
}
