package io.flinkdm.job.shard.control;

import java.util.List;

/**
 * What the enumerator remembers. Immutable.
 *
 * @param lastId greatest id of a command read so far
 * @param waiting commands read, but not yet handed to the reader
 */
record ControlProgress(long lastId, List<ControlSplit> waiting) {

    static final ControlProgress START = new ControlProgress(0, List.of());

    ControlProgress {
        waiting = List.copyOf(waiting);
    }
}
