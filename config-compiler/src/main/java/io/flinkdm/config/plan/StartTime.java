package io.flinkdm.config.plan;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code --start-time} in DM's forms: {@code 2021-11-01 00:00:00} or with a {@code T} between, and
 * possibly {@code Z}, {@code +08:00} or {@code +0800} behind. Immutable.
 *
 * @param local date and time as written
 * @param zone its offset; empty when it is to be read in the upstream's time zone
 */
public record StartTime(LocalDateTime local, Optional<ZoneOffset> zone) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})" + "(Z|[+-]\\d{2}:?\\d{2})?");

    /**
     * @throws MigrationException 52013 for another form, or a time that does not exist
     */
    public static StartTime parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid(text, null);
        }
        try {
            return new StartTime(
                    LocalDateTime.parse(form.group(1) + "T" + form.group(2)),
                    Optional.ofNullable(form.group(3)).map(ZoneOffset::of));
        } catch (DateTimeException e) {
            throw invalid(text, e);
        }
    }

    private static MigrationException invalid(String text, DateTimeException cause) {
        return new MigrationException(
                ErrorCode.START_TIME_INVALID,
                "error while parse start-time: '" + text + "' is no time",
                cause);
    }
}
