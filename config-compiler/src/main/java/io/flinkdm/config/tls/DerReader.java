package io.flinkdm.config.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Values of ASN.1's DER one after the other, as far as private keys need them. One thread. */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final ByteBuffer in;

    DerReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    boolean at(int tag) {
        return in.hasRemaining() && (in.get(in.position()) & 0xFF) == tag;
    }

    /**
     * The content of the next value.
     *
     * @throws PemException when it has another tag, or there is none
     */
    byte[] next(int tag) {
        if (!at(tag)) {
            throw new PemException("no value of the type " + tag);
        }
        try {
            in.get();
            byte[] content = new byte[length()];
            in.get(content);
            return content;
        } catch (BufferUnderflowException e) {
            throw new PemException("the value is cut off", e);
        }
    }

    private int length() {
        int first = in.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | in.get() & 0xFF;
        }
        if (length < 0 || length > in.remaining()) {
            throw new PemException("the value is cut off");
        }
        return length;
    }

    /** A value of this content. */
    static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int bytes = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(content.length >> 8 * i);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return value(SEQUENCE, out.toByteArray());
    }

    static byte[] identifier(String hex) {
        return value(IDENTIFIER, HexFormat.of().parseHex(hex));
    }
}
