package io.flinkdm.testkit.load;

import io.flinkdm.testkit.diff.ColumnShape;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that fit a column. Pure. */
final class RandomValues {

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz ÄßéЖ中😀'\"\\`%_0123456789";
    private static final int LONGEST = 60;

    private RandomValues() {}

    /** For {@code setObject}; null now and then where the column allows it. */
    static Object of(ColumnShape column, Random random) {
        if ("YES".equals(column.nullable()) && random.nextInt(20) == 0) {
            return null;
        }
        return switch (column.dataType()) {
            case "tinyint" -> random.nextInt(128);
            case "smallint", "mediumint" -> random.nextInt(32_768);
            case "int", "bigint" -> random.nextInt(Integer.MAX_VALUE);
            case "bit" -> random.nextInt(2);
            case "enum" -> 1 + random.nextInt(members(column));
            case "set" -> random.nextInt(1 << Math.min(members(column), 30));
            case "float" -> random.nextInt(1_000) / 8f;
            case "double" -> random.nextGaussian();
            case "decimal" -> String.valueOf(random.nextInt(10));
            case "year" -> 1970 + random.nextInt(100);
            case "date" -> day(random);
            case "datetime", "timestamp" -> day(random) + " " + time(random);
            case "time" -> time(random);
            case "json" -> "{\"n\": " + random.nextInt() + ", \"a\": [true, null]}";
            case "char", "varchar", "text", "mediumtext", "longtext" ->
                    text(length(column), letters(column), random);
            case "binary", "varbinary", "blob", "mediumblob", "longblob" ->
                    bytes(length(column), random);
            default ->
                    throw new IllegalArgumentException(
                            "no values for " + column.name() + " " + column.columnType());
        };
    }

    private static int length(ColumnShape column) {
        Matcher length = LENGTH.matcher(column.columnType());
        return length.find() ? Math.min(Integer.parseInt(length.group(1)), LONGEST) : LONGEST;
    }

    /** Of ENUM and SET, whose values can be given as numbers. */
    private static int members(ColumnShape column) {
        return column.columnType().split("','").length;
    }

    /** Those that its character set has. */
    private static int[] letters(ColumnShape column) {
        return LETTERS.codePoints()
                .filter(letter -> letter < 0x80 || column.charset().equals("utf8mb4"))
                .toArray();
    }

    private static String text(int longest, int[] letters, Random random) {
        int length = random.nextInt(longest + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        // the servers differ in what they do with blanks at the end of CHAR
        return text.toString().stripTrailing();
    }

    private static byte[] bytes(int longest, Random random) {
        byte[] bytes = new byte[random.nextInt(longest + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String day(Random random) {
        return String.format(
                Locale.ROOT,
                "%d-%02d-%02d",
                1971 + random.nextInt(60),
                1 + random.nextInt(12),
                1 + random.nextInt(28));
    }

    private static String time(Random random) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60));
    }
}
