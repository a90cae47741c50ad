package io.flinkdm.job.source.binlog.value;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a server makes of byte sequences in a character set. Stateless. */
final class ByteSequences {

    private static final int ROWS = 4_000;
    private static final String QUESTION_MARK = "3F";
    private static final String REPLACEMENT = "EFBFBD";

    private ByteSequences() {}

    /**
     * Asks for the sequences a character set's table has, or for the forms of some code points.
     *
     * @return the UTF-8 of each sequence that is one character; "" for one without text
     */
    static Map<String, String> convert(Connection connection, String charset) throws SQLException {
        Map<String, String> converted = new HashMap<>();
        List<String> sequences = sequences(charset);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''");
            statement.execute("CREATE TEMPORARY TABLE sequences (x VARBINARY(4) NOT NULL)");
            for (int from = 0; from < sequences.size(); from += ROWS) {
                int to = Math.min(from + ROWS, sequences.size());
                statement.execute(insert(sequences.subList(from, to)));
            }
            read(statement, charset, converted);
            statement.execute("DROP TEMPORARY TABLE sequences");
        }
        // A character of its own in Unicode, and what servers say for bytes they cannot tell.
        boolean vague = converted.values().stream().filter(REPLACEMENT::equals).count() > 1;
        converted.replaceAll((bytes, text) -> vague && text.equals(REPLACEMENT) ? "" : text);
        return converted;
    }

    private static String insert(List<String> sequences) {
        StringJoiner rows = new StringJoiner("'),(X'", "INSERT INTO sequences VALUES (X'", "')");
        sequences.forEach(rows::add);
        return rows.toString();
    }

    private static void read(Statement statement, String charset, Map<String, String> converted)
            throws SQLException {
        String sql =
                "SELECT HEX(x), HEX(CONVERT(%1$s USING utf8mb4)), HEX(%1$s), CHAR_LENGTH(%1$s)"
                        + " FROM sequences";
        String text = "CONVERT(x USING " + charset + ")";
        try (ResultSet rows = statement.executeQuery(sql.formatted(text))) {
            while (rows.next()) {
                String sequence = rows.getString(1);
                String utf8 = rows.getString(2);
                boolean whole = sequence.equals(rows.getString(3)) && rows.getInt(4) == 1;
                if (whole && utf8 != null) {
                    boolean none = utf8.equals(QUESTION_MARK) && !questionMark(sequence);
                    converted.put(sequence, none ? "" : utf8);
                }
            }
        }
    }

    private static boolean questionMark(String sequence) {
        return sequence.replace("00", "").equals(QUESTION_MARK);
    }

    private static List<String> sequences(String charset) {
        List<String> sequences = new ArrayList<>(singles().toList());
        switch (charset) {
            case "utf8", "utf8mb3", "utf8mb4", "utf16", "utf16le", "utf32", "ucs2":
                return CodePoints.in(charset);
            case "big5", "cp932", "euckr", "gb2312", "gbk", "sjis":
                sequences.addAll(pairs("").toList());
                break;
            case "ujis", "eucjpms":
                sequences.addAll(pairs("").toList());
                sequences.addAll(pairs("8F").toList());
                break;
            case "gb18030":
                sequences.addAll(pairs("").toList());
                sequences.addAll(quadruples().toList());
                break;
            default:
                break;
        }
        return sequences;
    }

    private static Stream<String> singles() {
        return IntStream.range(0, 0x100).mapToObj(b -> hex(b, 1));
    }

    private static Stream<String> pairs(String before) {
        return IntStream.range(0x8000, 0x1_0000).mapToObj(pair -> before + hex(pair, 2));
    }

    /** All below U+10000, and each 61st from there to the last. */
    private static Stream<String> quadruples() {
        IntStream low = IntStream.range(0, CharsetTable.QUADRUPLES);
        IntStream high =
                IntStream.iterate(
                        CharsetTable.QUADRUPLES, i -> i < 126 * 10 * 126 * 10, i -> i + 61);
        return IntStream.concat(low, high).mapToObj(ByteSequences::quadruple);
    }

    static String quadruple(int index) {
        return hex(0x81 + index / 12_600, 1)
                + hex(0x30 + index / 1_260 % 10, 1)
                + hex(0x81 + index / 10 % 126, 1)
                + hex(0x30 + index % 10, 1);
    }

    private static String hex(int value, int bytes) {
        return HexFormat.of().withUpperCase().toHexDigits(value, 2 * bytes);
    }
}
