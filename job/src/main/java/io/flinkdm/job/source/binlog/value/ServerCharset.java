package io.flinkdm.job.source.binlog.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The server character sets whose text this system carries exactly. Bytes that are no text in their
 * character set are an error, never a replacement character. Stateless.
 */
public enum ServerCharset {
    UTF8 {
        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            String text = new String(data, start, length, StandardCharsets.UTF_8);
            // Java replaces what it cannot read; only then is the slow, strict way needed.
            return text.indexOf(REPLACEMENT) < 0
                    ? text
                    : strict(StandardCharsets.UTF_8, data, start, length);
        }
    },
    ASCII {
        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            String text = new String(data, start, length, StandardCharsets.US_ASCII);
            return text.indexOf(REPLACEMENT) < 0
                    ? text
                    : strict(StandardCharsets.US_ASCII, data, start, length);
        }
    },
    /** MySQL's latin1 is Windows-1252 with the five holes filled by the control characters. */
    LATIN1 {
        @Override
        public String decode(byte[] data, int start, int length) {
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                int code = data[start + i] & 0xff;
                text[i] = code >= 0x80 && code < 0xa0 ? WINDOWS.charAt(code - 0x80) : (char) code;
            }
            return new String(text);
        }
    };

    private static final char REPLACEMENT = '\ufffd';
    private static final String WINDOWS =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                    + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    public abstract String decode(byte[] data, int start, int length)
            throws CharacterCodingException;

    /** By the server's name, e.g. {@code utf8mb4}; empty for a set not carried yet. */
    public static Optional<ServerCharset> named(String charset) {
        switch (charset) {
            case "utf8", "utf8mb3", "utf8mb4":
                return Optional.of(UTF8);
            case "ascii":
                return Optional.of(ASCII);
            case "latin1":
                return Optional.of(LATIN1);
            default:
                return Optional.empty();
        }
    }

    /** Decodes, or throws on the first byte that is no text. */
    public static String strict(Charset charset, byte[] data, int start, int length)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(data, start, length))
                .toString();
    }
}
