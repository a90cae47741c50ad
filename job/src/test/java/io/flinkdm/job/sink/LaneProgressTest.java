package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneProgressTest {

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final LaneProgress progress = new LaneProgress();

    @AfterEach
    void close() {
        other.shutdownNow();
    }

    private Future<?> awaiting(long number) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> end =
                other.submit(
                        () -> {
                            begun.countDown();
                            progress.await(number);
                            return null;
                        });
        begun.await();
        return end;
    }

    @Test
    void othersWaitUntilItIsWritten() throws Exception {
        Future<?> end = awaiting(3);
        progress.wrote(2);
        assertThat(end.isDone()).isFalse();
        progress.wrote(1);
        end.get(1, TimeUnit.MINUTES);
    }

    @Test
    void aFailureEndsTheWaiting() throws Exception {
        Future<?> end = awaiting(3);
        progress.fail(new IllegalStateException("refused"));
        assertThatThrownBy(() -> end.get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(LaneFailedException.class)
                .hasRootCauseMessage("refused");
    }

    @Test
    void itIsAwaitedUntilItIsWritten() {
        assertThat(progress.awaited()).isFalse();
        progress.announce(2);
        progress.wrote(1);
        assertThat(progress.awaited()).isTrue();
        progress.wrote(1);
        assertThat(progress.awaited()).isFalse();
    }
}
