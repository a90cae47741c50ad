package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.GtidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a MySQL set holds of one server and tag. Immutable.
 *
 * @param tag {@code ""} when untagged
 */
record GtidRun(UUID uuid, String tag, List<Interval> intervals) {

    GtidRun {
        intervals = List.copyOf(intervals);
    }

    /** Transaction numbers, both ends included. */
    record Interval(long first, long last) {

        static Interval of(String text) {
            String[] ends = text.split("-");
            return new Interval(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        }
    }

    /** The parts of a set's canonical text, {@code uuid:1-5:7:tag:1-3,uuid:…}. */
    static List<GtidRun> of(GtidSet set) {
        List<GtidRun> runs = new ArrayList<>();
        for (String source : set.toString().split(",")) {
            addRuns(source.split(":"), runs);
        }
        return runs;
    }

    private static void addRuns(String[] parts, List<GtidRun> runs) {
        UUID uuid = UUID.fromString(parts[0]);
        String tag = "";
        List<Interval> intervals = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            if (Character.isDigit(parts[i].charAt(0))) {
                intervals.add(Interval.of(parts[i]));
                continue;
            }
            addRun(uuid, tag, intervals, runs);
            intervals.clear();
            tag = parts[i];
        }
        addRun(uuid, tag, intervals, runs);
    }

    private static void addRun(
            UUID uuid, String tag, List<Interval> intervals, List<GtidRun> runs) {
        if (!intervals.isEmpty()) {
            runs.add(new GtidRun(uuid, tag, intervals));
        }
    }
}
