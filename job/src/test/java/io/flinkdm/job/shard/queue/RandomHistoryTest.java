package io.flinkdm.job.shard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rows, statements, checkpoints and restores: each table sees them in their order. */
class RandomHistoryTest {

    private static final int STEPS = 300;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheOrderOfEachTable(long seed) {
        Random random = new Random(seed);
        QueueModel model = new QueueModel(random);
        for (int i = 0; i < STEPS; i++) {
            model.step();
        }
        model.settle();
        assertThat(model.queues().pieces()).isEmpty();
        assertThat(model.queues().heldRows()).isZero();
        model.assertOrder();
    }
}
