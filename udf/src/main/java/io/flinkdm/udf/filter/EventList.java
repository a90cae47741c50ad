package io.flinkdm.udf.filter;

import io.flinkdm.udf.filter.BinlogEvent.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The {@code events} of a rule, compiled. For each event the first item that speaks of it decides,
 * so that a word of none only counts before what it takes away. Immutable.
 */
final class EventList {

    private static final Set<String> GROUPS =
            Set.of(
                    "all",
                    "all dml",
                    "all ddl",
                    "none",
                    "none dml",
                    "none ddl",
                    "incompatible ddl changes");

    private final Set<BinlogEvent> events = EnumSet.noneOf(BinlogEvent.class);

    EventList(List<String> items) {
        List<String> words = items.stream().map(item -> item.toLowerCase(Locale.ROOT)).toList();
        for (BinlogEvent event : BinlogEvent.values()) {
            if (decides(words, event)) {
                events.add(event);
            }
        }
    }

    boolean contains(BinlogEvent event) {
        return events.contains(event);
    }

    /** Whether an item means anything. */
    static boolean knows(String item) {
        return GROUPS.contains(item.toLowerCase(Locale.ROOT)) || BinlogEvent.of(item).isPresent();
    }

    private static boolean decides(List<String> words, BinlogEvent event) {
        return words.stream()
                .map(word -> verdict(word, event))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(false);
    }

    private static Optional<Boolean> verdict(String word, BinlogEvent event) {
        switch (word) {
            case "all":
                return Optional.of(true);
            case "none":
                return Optional.of(false);
            case "all dml":
                return where(event, group -> group == Group.DML, true);
            case "none dml":
                return where(event, group -> group == Group.DML, false);
            case "all ddl":
                return where(event, Group::ddl, true);
            case "none ddl":
                return where(event, Group::ddl, false);
            case "incompatible ddl changes":
                return where(event, group -> group == Group.INCOMPATIBLE, true);
            default:
                return BinlogEvent.of(word).filter(event::equals).map(e -> true);
        }
    }

    private static Optional<Boolean> where(
            BinlogEvent event, Predicate<Group> speaksOf, boolean verdict) {
        return speaksOf.test(event.group()) ? Optional.of(verdict) : Optional.empty();
    }
}
