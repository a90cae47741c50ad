package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.ServerCharset;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a statement by the number of its client's collation. A statement of plain ASCII reads
 * the same in every character set a client may use. Stateless.
 */
final class ClientCharset {

    private ClientCharset() {}

    static String decode(int collation, byte[] text) throws CharacterCodingException {
        if (ascii(text)) {
            return new String(text, StandardCharsets.ISO_8859_1);
        }
        Optional<Charset> asian = asian(collation);
        if (asian.isPresent()) {
            return ServerCharset.strict(asian.get(), text, 0, text.length);
        }
        return charset(collation).decode(text, 0, text.length);
    }

    private static boolean ascii(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static ServerCharset charset(int collation) throws CharacterCodingException {
        switch (collation) {
            case 5, 8, 15, 31, 47, 48, 49, 94, 1032, 1071:
                return ServerCharset.LATIN1;
            case 11, 65:
                return ServerCharset.ASCII;
            case QueryStatus.UNTOLD, 33, 45, 46, 63, 76, 83:
                return ServerCharset.UTF8;
            default:
                if (unicode(collation)) {
                    return ServerCharset.UTF8;
                }
                throw new UnknownCollation(collation);
        }
    }

    /**
     * The ranges of utf8mb3 and utf8mb4: MySQL's, MariaDB's NO PAD ones (1024 above) and MariaDB's
     * UCA 14.0.0 ones.
     */
    private static boolean unicode(int collation) {
        int folded = collation >= 1024 && collation < 2048 ? collation - 1024 : collation;
        return (folded >= 192 && folded <= 247)
                || (folded >= 255 && folded <= 323)
                || folded == 33
                || folded == 45
                || folded == 46
                || folded == 83
                || folded == 576
                || folded == 577
                || folded == 608
                || folded == 609
                || (collation >= 2048 && collation < 2560);
    }

    private static Optional<Charset> asian(int collation) {
        switch (collation) {
            case 28, 87:
                return Optional.of(Charset.forName("GBK"));
            case 248, 249, 250:
                return Optional.of(Charset.forName("GB18030"));
            default:
                return Optional.empty();
        }
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
