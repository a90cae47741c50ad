package io.flinkdm.submit.event;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an event starts, as {@code -b} names it. Immutable. */
public record BinlogPlace(String file, long offset) implements Comparable<BinlogPlace> {

    /** DM's name of a file in its relay log: the directory's number stands in the middle. */
    private static final Pattern RELAYED = Pattern.compile("(.+)\\|[0-9]+\\.([0-9]+)");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private static final Comparator<BinlogPlace> ORDER =
            Comparator.<BinlogPlace>comparingInt(place -> place.file.length())
                    .thenComparing(BinlogPlace::file)
                    .thenComparingLong(BinlogPlace::offset);

    /**
     * Reads {@code mysql-bin.000003:3270}, also with a relay log's file.
     *
     * @throws MigrationException 11118
     */
    public static BinlogPlace parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon != text.lastIndexOf(':')) {
            throw malformed(text, "the format should be filename:pos");
        }
        String offset = text.substring(colon + 1);
        if (!DIGITS.matcher(offset).matches()) {
            throw malformed(text, "the pos should be digital");
        }
        String file = text.substring(0, colon);
        Matcher relayed = RELAYED.matcher(file);
        String plain = relayed.matches() ? relayed.group(1) + "." + relayed.group(2) : file;
        return new BinlogPlace(plain, Long.parseLong(offset));
    }

    private static MigrationException malformed(String text, String why) {
        return new MigrationException(
                ErrorCode.VERIFY_HANDLE_ERROR_ARGS,
                "invalid --binlog-pos " + text + " in handle-error operation: " + why);
    }

    /** As {@code -b} takes it. */
    public String text() {
        return file + ":" + offset;
    }

    /** By the binlog's order, as far as both are of one server. */
    @Override
    public int compareTo(BinlogPlace other) {
        return ORDER.compare(this, other);
    }
}
