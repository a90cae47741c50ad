package io.flinkdm.job.source.binlog.value;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Writes the table of a character set as {@link CharsetTable} reads it. Stateless. */
final class CharsetTableFile {

    private static final Path FOLDER =
            Path.of("src/main/resources/io/flinkdm/job/source/binlog/value");
    private static final Set<String> CODED =
            Set.of(
                    "ascii", "latin1", "utf8", "utf8mb3", "utf8mb4", "utf16", "utf16le", "utf32",
                    "ucs2");

    private CharsetTableFile() {}

    /**
     * @param converted UTF-8 by bytes, both hexadecimal; "" for no text
     */
    static void write(String charset, Map<String, String> converted) throws IOException {
        if (CODED.contains(charset)) {
            return;
        }
        char[] table = new char[size(converted)];
        Arrays.fill(table, CharsetTable.NONE);
        converted.forEach(
                (bytes, text) -> {
                    int place = place(HexFormat.of().parseHex(bytes));
                    if (!text.isEmpty() && place < table.length) {
                        table[place] = character(text);
                    }
                });
        Path file = FOLDER.resolve(CharsetTable.resource(charset));
        Files.createDirectories(file.getParent());
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            for (char c : table) {
                out.writeChar(c);
            }
        }
    }

    private static char character(String utf8) {
        return new String(HexFormat.of().parseHex(utf8), StandardCharsets.UTF_8).charAt(0);
    }

    private static int size(Map<String, String> converted) {
        int longest = converted.keySet().stream().mapToInt(String::length).max().orElseThrow() / 2;
        return switch (longest) {
            case 1 -> CharsetTable.SINGLES;
            case 2 -> CharsetTable.SINGLES + CharsetTable.PAIRS;
            case 3 -> CharsetTable.SINGLES + CharsetTable.PAIRS + CharsetTable.TRIPLES;
            default -> CharsetTable.SINGLES + CharsetTable.PAIRS + CharsetTable.QUADRUPLES;
        };
    }

    private static int place(byte[] bytes) {
        int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
        int beyond = CharsetTable.SINGLES + CharsetTable.PAIRS;
        return switch (bytes.length) {
            case 1 -> bytes[0] & 0xff;
            case 2 -> CharsetTable.SINGLES + (((bytes[0] & 0xff) - 0x80) << 8 | second);
            case 3 -> beyond + ((second - 0x80) << 7 | (bytes[2] & 0xff) - 0x80);
            default -> beyond + quadruple(bytes);
        };
    }

    private static int quadruple(byte[] bytes) {
        int index = (bytes[0] & 0xff) - 0x81;
        index = index * 10 + bytes[1] - 0x30;
        index = index * 126 + (bytes[2] & 0xff) - 0x81;
        return index * 10 + bytes[3] - 0x30;
    }
}
