package io.flinkdm.submit.explain.value;

import io.flinkdm.udf.model.ColumnType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in the server's spelling: all digits of the column's fraction. Stateless. */
final class Temporals {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}:\\d{2})(?:\\.(\\d+))?)?");
    private static final Pattern TIME =
            Pattern.compile("(-?)(\\d{1,3})(:[0-5]\\d:[0-5]\\d)(?:\\.(\\d+))?");

    private Temporals() {}

    static String spelled(ColumnType type, String text) {
        switch (type.name()) {
            case "date":
                if (!DATE.matcher(text).matches()) {
                    throw new BadValueException("no date YYYY-MM-DD");
                }
                return text;
            case "time":
                return time(type, text);
            default:
                return dateTime(type, text);
        }
    }

    private static String dateTime(ColumnType type, String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw new BadValueException("no time YYYY-MM-DD hh:mm:ss");
        }
        String time = parts.group(2) == null ? "00:00:00" : parts.group(2);
        return parts.group(1) + " " + time + fraction(type, parts.group(3));
    }

    private static String time(ColumnType type, String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new BadValueException("no time hh:mm:ss");
        }
        String hours = parts.group(2).length() < 2 ? "0" + parts.group(2) : parts.group(2);
        return parts.group(1) + hours + parts.group(3) + fraction(type, parts.group(4));
    }

    private static String fraction(ColumnType type, String given) {
        int digits = Numbers.size(type, 1);
        String padded = (given == null ? "" : given) + "0".repeat(digits);
        if (!padded.substring(digits).matches("0*")) {
            throw new BadValueException("more digits of a second than the column has");
        }
        return digits == 0 ? "" : "." + padded.substring(0, digits);
    }
}
