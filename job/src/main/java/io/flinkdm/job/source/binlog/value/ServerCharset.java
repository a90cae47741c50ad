package io.flinkdm.job.source.binlog.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server's character set, read as the server itself reads it: what it converts to Unicode comes
 * out as the same text, and bytes it has no text for are an error, never a replacement character.
 * Java's own sets of the same names differ in places, so they serve for Unicode's forms only.
 * Immutable; any thread.
 */
public abstract class ServerCharset {

    public static final ServerCharset UTF8 = new Utf8();
    public static final ServerCharset ASCII = new Ascii();
    public static final ServerCharset LATIN1 = new Latin1();

    private static final char REPLACEMENT = '\ufffd';
    private static final Map<String, ServerCharset> KNOWN = new ConcurrentHashMap<>();

    private final String name;

    ServerCharset(String name) {
        this.name = name;
    }

    /**
     * @throws CharacterCodingException when the bytes are no text
     */
    public abstract String decode(byte[] data, int start, int length)
            throws CharacterCodingException;

    /** By the server's name, e.g. {@code utf8mb4}; empty for a set no server has. */
    public static Optional<ServerCharset> named(String charset) {
        return Optional.ofNullable(KNOWN.computeIfAbsent(charset, ServerCharset::find));
    }

    private static ServerCharset find(String charset) {
        switch (charset) {
            case "utf8", "utf8mb3", "utf8mb4":
                return UTF8;
            case "ascii":
                return ASCII;
            case "latin1":
                return LATIN1;
            case "utf16":
                return new Wide(charset, StandardCharsets.UTF_16BE);
            case "utf16le":
                return new Wide(charset, StandardCharsets.UTF_16LE);
            case "ucs2":
                return new Ucs2();
            case "utf32":
                return new Utf32();
            default:
                return CharsetTable.read(charset);
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

    @Override
    public String toString() {
        return name;
    }

    private static final class Utf8 extends ServerCharset {

        Utf8() {
            super("utf8");
        }

        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            String text = new String(data, start, length, StandardCharsets.UTF_8);
            // Java replaces what it cannot read; only then is the slow, strict way needed.
            return text.indexOf(REPLACEMENT) < 0
                    ? text
                    : strict(StandardCharsets.UTF_8, data, start, length);
        }
    }

    private static final class Ascii extends ServerCharset {

        Ascii() {
            super("ascii");
        }

        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            String text = new String(data, start, length, StandardCharsets.US_ASCII);
            return text.indexOf(REPLACEMENT) < 0
                    ? text
                    : strict(StandardCharsets.US_ASCII, data, start, length);
        }
    }

    /** MySQL's latin1 is Windows-1252 with the five holes filled by the control characters. */
    private static final class Latin1 extends ServerCharset {

        private static final String WINDOWS =
                "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

        Latin1() {
            super("latin1");
        }

        @Override
        public String decode(byte[] data, int start, int length) {
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                int code = data[start + i] & 0xff;
                text[i] = code >= 0x80 && code < 0xa0 ? WINDOWS.charAt(code - 0x80) : (char) code;
            }
            return new String(text);
        }
    }

    private static final class Wide extends ServerCharset {

        private final Charset charset;

        Wide(String name, Charset charset) {
            super(name);
            this.charset = charset;
        }

        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            return strict(charset, data, start, length);
        }
    }

    /** Two bytes each; half of a surrogate pair is no text to it, and so neither is a pair. */
    private static final class Ucs2 extends ServerCharset {

        Ucs2() {
            super("ucs2");
        }

        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            String text = strict(StandardCharsets.UTF_16BE, data, start, length);
            if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
                throw new CharacterCodingException();
            }
            return text;
        }
    }

    private static final class Utf32 extends ServerCharset {

        Utf32() {
            super("utf32");
        }

        @Override
        public String decode(byte[] data, int start, int length) throws CharacterCodingException {
            if (length % 4 != 0) {
                throw new CharacterCodingException();
            }
            ByteBuffer in = ByteBuffer.wrap(data, start, length);
            StringBuilder text = new StringBuilder(length / 4);
            while (in.hasRemaining()) {
                int code = in.getInt();
                if (!Character.isValidCodePoint(code)
                        || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
                    throw new CharacterCodingException();
                }
                text.appendCodePoint(code);
            }
            return text.toString();
        }
    }
}
