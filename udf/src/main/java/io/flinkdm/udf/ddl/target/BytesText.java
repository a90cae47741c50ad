package io.flinkdm.udf.ddl.target;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes written in hexadecimal digits. Stateless. */
final class BytesText {

    private static final Pattern HEX =
            Pattern.compile("(?:x'([0-9a-f]*)'|0x([0-9a-f]+))", Pattern.CASE_INSENSITIVE);

    private BytesText() {}

    /** Whether they are no text in UTF-8, which TiDB takes the default of a new column for. */
    static boolean breaks(String literal) {
        Matcher hex = HEX.matcher(literal.strip());
        if (!hex.matches()) {
            return false;
        }
        String digits = hex.group(1) == null ? hex.group(2) : hex.group(1);
        byte[] bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }
}
