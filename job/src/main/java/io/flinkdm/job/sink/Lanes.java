package io.flinkdm.job.sink;

import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import java.time.Duration;
import java.util.List;

/** The lanes of one writer, at work. Task thread. */
final class Lanes {

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final List<RunningLane> lanes;
    private final Congestion congestion;

    Lanes(List<RunningLane> lanes, Congestion congestion) {
        this.lanes = List.copyOf(lanes);
        this.congestion = congestion;
    }

    int count() {
        return lanes.size();
    }

    RunningLane at(int lane) {
        return lanes.get(lane);
    }

    /** As {@link LaneGate#of}. */
    LaneGate gate(long[] waits) {
        return LaneGate.of(lanes, waits);
    }

    /** The queue of the lane that has least to do. */
    LaneQueue leastBusy() {
        LaneQueue least = lanes.get(0).queue();
        int waiting = least.backlog();
        for (int i = 1; i < lanes.size() && waiting > 0; i++) {
            LaneQueue queue = lanes.get(i).queue();
            int backlog = queue.backlog();
            if (backlog < waiting) {
                least = queue;
                waiting = backlog;
            }
        }
        return least;
    }

    /** Returns when all rows handed over are on the target. */
    void awaitWritten() throws InterruptedException {
        boolean congested = congestion.lately();
        try {
            // Those whose turn comes last must not begin last.
            lanes.forEach(lane -> lane.queue().wakeLane());
            for (RunningLane lane : lanes) {
                lane.queue().awaitWritten();
            }
            if (congested) {
                // What comes next has not come any slower.
                congestion.ends();
            }
        } catch (LaneFailedException e) {
            throw Failures.of(e.getCause());
        }
    }

    void close() {
        lanes.forEach(RunningLane::stop);
        lanes.forEach(lane -> lane.awaitEnd(CLOSING));
    }
}
