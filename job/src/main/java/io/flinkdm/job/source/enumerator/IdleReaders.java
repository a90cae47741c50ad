package io.flinkdm.job.source.enumerator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which readers hold nothing. One says so again and again while it waits; what it says may have
 * been on its way while a split was given to it. JobManager main thread.
 */
final class IdleReaders {

    private final TreeSet<Integer> idle = new TreeSet<>();
    private final Map<Integer, Integer> given = new HashMap<>();

    /**
     * A reader held nothing. One that has been given a split since holds that.
     *
     * @param received how many splits it had been given since it started
     */
    void asked(int subtask, int received) {
        if (received == given(subtask)) {
            idle.add(subtask);
        }
    }

    /** How many splits a reader has been given since it started. */
    int given(int subtask) {
        return given.getOrDefault(subtask, 0);
    }

    /** It may hold something of its own state. */
    void started(int subtask) {
        idle.remove(subtask);
        given.remove(subtask);
    }

    void gone(int subtask) {
        idle.remove(subtask);
    }

    /** All others are gone. */
    void only(Set<Integer> subtasks) {
        idle.retainAll(subtasks);
    }

    int count() {
        return idle.size();
    }

    /** How many of so many readers are not idle. */
    int reading(int parallelism) {
        return parallelism - idle.headSet(parallelism).size();
    }

    /** One of them; there has to be one. */
    int first() {
        return idle.first();
    }

    /** Whether a split can be given to the reader, which holds it then. */
    boolean give(int subtask) {
        boolean takes = idle.remove(subtask);
        if (takes) {
            given.merge(subtask, 1, Integer::sum);
        }
        return takes;
    }
}
