package io.flinkdm.job.source.binlog;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders {@link BinlogEventType} as {@code docs/binlog-events.md}. */
final class BinlogEventsPage {

    private static final String HEAD =
            """
            # Binlog events

            Generated from `BinlogEventType`; `BinlogEventTypeTest` compares the two.

            Every type of event of MySQL 5.6 to 9.x and MariaDB 10.1 to 11.x is *applied*, *ignored* because it changes nothing that is
            migrated, or *stops* the task, which keeps its place. A type that is not in this list stops the task too, so does an event that
            cannot be decoded. See [decision 10](decisions/0010-alarm-or-equal.md).

            | type | name | what follows | note |
            |---|---|---|---|
            """;

    private BinlogEventsPage() {}

    static String render() {
        return Stream.of(BinlogEventType.values())
                .sorted(Comparator.comparingInt(BinlogEventType::code))
                .map(BinlogEventsPage::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(BinlogEventType type) {
        return String.format(
                "| %d | %s | %s | %s |\n", type.code(), type, follows(type.action()), type.note());
    }

    private static String follows(BinlogEventType.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
