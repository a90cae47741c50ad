package io.flinkdm.config.build;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which time zones a task may name. An offset is read as MySQL reads a TIME, so {@code +8} means
 * eight seconds.
 *
 * <p>Source: DM configuration, timezone. Stateless.
 */
public final class TimeZones {

    /** In the zone database and not in Java's list of it. */
    private static final Set<String> SHORT_NAMES = Set.of("EST", "MST", "HST", "ROC");

    private static final Set<String> FORBIDDEN = Set.of("SYSTEM", "Local");
    private static final Pattern CLOCK =
            Pattern.compile("([+-])(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final Pattern DIGITS = Pattern.compile("([+-])(\\d{1,7})");
    private static final int MOST_EAST = 14 * 3600;
    private static final int MOST_WEST = 12 * 3600 + 59 * 60;

    private TimeZones() {}

    /** The zone as a session takes it: a name as written, an offset as {@code ±HH:MM}. */
    public static Optional<String> sessionZone(String text) {
        if (FORBIDDEN.contains(text)) {
            return Optional.empty();
        }
        if (ZoneId.getAvailableZoneIds().contains(text) || SHORT_NAMES.contains(text)) {
            return Optional.of(text);
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            String seconds = clock.group(4);
            return offset(
                    clock.group(1),
                    number(clock.group(2)),
                    number(clock.group(3)),
                    seconds == null ? 0 : number(seconds));
        }
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            int packed = number(digits.group(2));
            return offset(digits.group(1), packed / 10_000, packed / 100 % 100, packed % 100);
        }
        return Optional.empty();
    }

    private static Optional<String> offset(String sign, int hours, int minutes, int seconds) {
        int total = hours * 3600 + minutes * 60 + seconds;
        int most = sign.equals("-") ? MOST_WEST : MOST_EAST;
        return minutes > 59 || seconds > 59 || total > most
                ? Optional.empty()
                : Optional.of(String.format("%s%02d:%02d", sign, hours, minutes));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
