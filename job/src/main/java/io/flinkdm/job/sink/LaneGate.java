package io.flinkdm.job.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What other lanes have to write before a change may be written. They have been given all of it
 * before, so none of them waits for what comes behind this gate. Immutable.
 */
final class LaneGate {

    private final List<RunningLane> lanes;
    private final long[] numbers;

    private LaneGate(List<RunningLane> lanes, long[] numbers) {
        this.lanes = lanes;
        this.numbers = numbers;
    }

    /**
     * @param waits for each lane, how many of its changes; 0 for a lane that does not matter
     */
    static LaneGate of(List<RunningLane> all, long[] waits) {
        List<RunningLane> lanes = new ArrayList<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] > 0) {
                lanes.add(all.get(i));
            }
        }
        return new LaneGate(lanes, Arrays.stream(waits).filter(number -> number > 0).toArray());
    }

    /** Lane thread, with nothing unwritten of its own. */
    void await() throws InterruptedException {
        for (int i = 0; i < numbers.length; i++) {
            lanes.get(i).hurry(numbers[i]);
        }
        for (int i = 0; i < numbers.length; i++) {
            lanes.get(i).awaitWritten(numbers[i]);
        }
    }
}
