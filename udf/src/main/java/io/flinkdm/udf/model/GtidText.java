package io.flinkdm.udf.model;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text forms of {@link GtidSet}. Stateless. */
final class GtidText {

    private static final Pattern UUID_TEXT =
            Pattern.compile(
                    "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,19})(?:-(\\d{1,19}))?");
    private static final Pattern TAG = Pattern.compile("[a-z_][a-z0-9_]{0,31}");
    private static final Pattern MARIADB = Pattern.compile("(\\d{1,10})-(\\d{1,10})-(\\d{1,20})");

    private GtidText() {}

    /** Blanks and line ends count nowhere; a colon tells MySQL's form from MariaDB's. */
    static GtidForm parse(String text) {
        String bare = text.replaceAll("\\s+", "");
        return bare.indexOf(':') >= 0 ? mysql(bare) : mariaDb(bare);
    }

    private static MySqlGtids mysql(String text) {
        TreeMap<GtidSource, GtidIntervals> out = new TreeMap<>();
        for (String set : text.toLowerCase(Locale.ROOT).split(",")) {
            if (!set.isEmpty()) {
                readUuidSet(set, text, out);
            }
        }
        return new MySqlGtids(out);
    }

    private static void readUuidSet(
            String set, String text, TreeMap<GtidSource, GtidIntervals> out) {
        String[] parts = set.split(":", -1);
        UUID uuid = uuid(parts[0], text);
        String tag = "";
        boolean counted = false;
        for (int i = 1; i < parts.length; i++) {
            if (TAG.matcher(parts[i]).matches()) {
                tag = parts[i];
                counted = false;
                continue;
            }
            out.merge(new GtidSource(uuid, tag), interval(parts[i], text), GtidIntervals::union);
            counted = true;
        }
        if (!counted) {
            throw invalid(text, "a source without a transaction number", null);
        }
    }

    private static UUID uuid(String part, String text) {
        Matcher uuid = UUID_TEXT.matcher(part);
        if (!uuid.matches()) {
            throw invalid(text, "'" + part + "' is no UUID", null);
        }
        return UUID.fromString(
                String.join(
                        "-",
                        uuid.group(1),
                        uuid.group(2),
                        uuid.group(3),
                        uuid.group(4),
                        uuid.group(5)));
    }

    private static GtidIntervals interval(String part, String text) {
        Matcher interval = INTERVAL.matcher(part);
        if (!interval.matches()) {
            throw invalid(text, "'" + part + "' is no interval", null);
        }
        long first = number(interval.group(1), text);
        long last = interval.group(2) == null ? first : number(interval.group(2), text);
        if (first < 1 || last < first) {
            throw invalid(text, "'" + part + "' is no interval", null);
        }
        return GtidIntervals.of(first, last);
    }

    private static GtidForm mariaDb(String text) {
        TreeMap<Long, MariaDbGtids.Last> out = new TreeMap<>();
        for (String gtid : text.split(",")) {
            if (!gtid.isEmpty()) {
                readMariaDb(gtid, text, out);
            }
        }
        return out.isEmpty() ? MySqlGtids.NONE : new MariaDbGtids(out);
    }

    private static void readMariaDb(
            String gtid, String text, TreeMap<Long, MariaDbGtids.Last> out) {
        Matcher parts = MARIADB.matcher(gtid);
        if (!parts.matches()) {
            throw invalid(
                    text, "'" + gtid + "' is neither uuid:number nor domain-server-number", null);
        }
        long server = uint32(parts.group(2), text);
        MariaDbGtids.Last last = new MariaDbGtids.Last(server, unsigned(parts.group(3), text));
        // gtid_binlog_state lists every server of a domain, the latest one last.
        out.put(uint32(parts.group(1), text), last);
    }

    private static long uint32(String digits, String text) {
        long value = Long.parseLong(digits);
        if (value > 0xffff_ffffL) {
            throw invalid(text, digits + " does not fit 32 bits", null);
        }
        return value;
    }

    private static long number(String digits, String text) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw invalid(text, digits + " is too large", e);
        }
    }

    private static long unsigned(String digits, String text) {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw invalid(text, digits + " is too large", e);
        }
    }

    private static MigrationException invalid(String text, String why, Throwable cause) {
        return new MigrationException(
                ErrorCode.PARSE_GTID, "parse GTID '" + text + "': " + why, cause);
    }
}
