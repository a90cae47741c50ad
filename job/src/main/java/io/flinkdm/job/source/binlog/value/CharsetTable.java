package io.flinkdm.job.source.binlog.value;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.GZIPInputStream;

/**
 * A character set whose mapping to Unicode is a table. The tables are what MySQL's {@code CONVERT}
 * says of every sequence of bytes; a test asks each server for all of them and can write the tables
 * anew. Immutable; any thread.
 *
 * <p>A table holds a {@code char} for each sequence, {@link #NONE} where the server has no text:
 * the 256 single bytes; behind them, in sets of several bytes, the pairs 8000 to FFFF; behind them
 * either the triples 8F8080 to 8FFFFF (ujis, eucjpms) or gb18030's quadruples from 81308130 on.
 */
final class CharsetTable extends ServerCharset {

    /** Half of a surrogate pair, which no sequence can mean. */
    static final char NONE = '\ud800';

    static final int SINGLES = 0x100;
    static final int PAIRS = 0x80 * 0x100;
    static final int TRIPLES = 0x80 * 0x80;

    /** Quadruples from 81308130 to 8439FE39: those below U+10000. */
    static final int QUADRUPLES = 4 * 10 * 126 * 10;

    /** How many quadruples lie before 90308130, which is U+10000. */
    private static final int SUPPLEMENTARY = 15 * 10 * 126 * 10;

    private static final int LEAD_OF_TRIPLES = 0x8f;

    private final char[] table;
    private final int length;

    private CharsetTable(String name, char[] table) {
        super(name);
        this.table = table;
        this.length = table.length;
    }

    /** {@code null} when there is no table of this name. */
    static ServerCharset read(String name) {
        try (InputStream file = CharsetTable.class.getResourceAsStream(resource(name))) {
            return file == null ? null : new CharsetTable(name, chars(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of character set " + name, e);
        }
    }

    /** Where a table lies, from this class; names of servers are letters and digits. */
    static String resource(String name) {
        return "charset/" + name + ".gz";
    }

    private static char[] chars(InputStream file) throws IOException {
        byte[] bytes = new DataInputStream(new GZIPInputStream(file)).readAllBytes();
        char[] chars = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes).asCharBuffer().get(chars);
        return chars;
    }

    @Override
    public String decode(byte[] data, int start, int size) throws CharacterCodingException {
        StringBuilder text = new StringBuilder(size);
        int end = start + size;
        for (int at = start; at < end; ) {
            char single = table[data[at] & 0xff];
            if (single != NONE) {
                text.append(single);
                at++;
            } else {
                at += several(data, at, end, text);
            }
        }
        return text.toString();
    }

    /** One character of several bytes; how many. */
    private int several(byte[] data, int at, int end, StringBuilder text)
            throws CharacterCodingException {
        int lead = data[at] & 0xff;
        if (lead < 0x80 || length == SINGLES || end - at < 2) {
            throw new CharacterCodingException();
        }
        int second = data[at + 1] & 0xff;
        char pair = table[SINGLES + ((lead - 0x80) << 8 | second)];
        if (pair != NONE) {
            text.append(pair);
            return 2;
        }
        if (length == SINGLES + PAIRS + TRIPLES && lead == LEAD_OF_TRIPLES && end - at >= 3) {
            return triple(second, data[at + 2] & 0xff, text);
        }
        if (length == SINGLES + PAIRS + QUADRUPLES && end - at >= 4) {
            return quadruple(data, at, text);
        }
        throw new CharacterCodingException();
    }

    private int triple(int second, int third, StringBuilder text) throws CharacterCodingException {
        if (second < 0x80 || third < 0x80) {
            throw new CharacterCodingException();
        }
        char found = table[SINGLES + PAIRS + ((second - 0x80) << 7 | third - 0x80)];
        if (found == NONE) {
            throw new CharacterCodingException();
        }
        text.append(found);
        return 3;
    }

    private int quadruple(byte[] data, int at, StringBuilder text) throws CharacterCodingException {
        int index = 0;
        for (int i = 0; i < 4; i++) {
            int from = i % 2 == 0 ? 0x81 : 0x30;
            int width = i % 2 == 0 ? 126 : 10;
            int digit = (data[at + i] & 0xff) - from;
            if (digit < 0 || digit >= width) {
                throw new CharacterCodingException();
            }
            index = index * width + digit;
        }
        if (index < QUADRUPLES && table[SINGLES + PAIRS + index] != NONE) {
            text.append(table[SINGLES + PAIRS + index]);
        } else {
            int code = index - SUPPLEMENTARY + Character.MIN_SUPPLEMENTARY_CODE_POINT;
            if (!Character.isSupplementaryCodePoint(code)) {
                throw new CharacterCodingException();
            }
            text.appendCodePoint(code);
        }
        return 4;
    }
}
