package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import io.flinkdm.udf.model.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneQueueTest {

    private static final LaneRow ROW = new LaneRow(null, Changes.insert(Row.of(1L)), 100);

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Congestion congestion = new Congestion();
    private final LaneQueue queue = new LaneQueue(2, 1_000, congestion);

    private CompletableFuture<Void> elsewhere(Step step) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        step.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                other);
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private Deque<LaneRow> poll() throws InterruptedException {
        return queue.poll(new ArrayDeque<>(), 0, 0);
    }

    @Test
    void theLaneWaitsForAFullBatch() throws InterruptedException {
        CompletableFuture<Void> lane =
                elsewhere(() -> queue.poll(new ArrayDeque<>(), 2, Long.MAX_VALUE));
        queue.put(ROW);
        assertThat(lane.isDone()).isFalse();
        queue.put(ROW);
        await().until(lane::isDone);
    }

    @Test
    void aFullQueueIsCongestion() throws InterruptedException {
        queue.put(ROW);
        queue.put(ROW);
        assertThat(congestion.lately()).isFalse();
        CompletableFuture<Void> next = elsewhere(() -> queue.put(ROW));
        await().until(congestion::lately);
        poll();
        await().until(next::isDone);
        await().until(() -> !congestion.lately());
    }

    @Test
    void aRunGoesInAsAWhole() throws InterruptedException {
        queue.putAll(List.of(ROW, ROW, ROW), 300);
        CompletableFuture<Void> next = elsewhere(() -> queue.putAll(List.of(ROW), 100));
        assertThat(next.isDone()).isFalse();
        assertThat(poll()).hasSize(3);
        await().until(next::isDone);
    }

    @Test
    void moreMayWaitForALaneThatSaysSo() throws InterruptedException {
        queue.put(ROW);
        queue.put(ROW);
        CompletableFuture<Void> next =
                elsewhere(
                        () -> {
                            queue.put(ROW);
                            queue.put(ROW);
                        });
        assertThat(next.isDone()).isFalse();
        queue.widen(4);
        await().until(next::isDone);
        queue.widen(0);
        CompletableFuture<Void> last = elsewhere(() -> queue.put(ROW));
        assertThat(poll()).as("as many as usual from now on").hasSize(4);
        await().until(last::isDone);
    }

    @Test
    void aLaneAtWorkHasABacklog() throws InterruptedException {
        assertThat(queue.backlog()).isEqualTo(1);
        queue.putAll(List.of(ROW, ROW), 200);
        assertThat(queue.backlog()).isEqualTo(3);
        poll();
        elsewhere(() -> queue.take(new ArrayDeque<>()));
        await().until(() -> queue.backlog() == 0);
        queue.fail(new IllegalStateException("gone"));
        assertThatThrownBy(queue::backlog).isInstanceOf(LaneFailedException.class);
    }

    @Test
    void aCheckpointHurriesTheLane() throws InterruptedException {
        queue.put(ROW);
        CompletableFuture<Void> checkpoint = elsewhere(queue::awaitWritten);
        assertThat(queue.poll(new ArrayDeque<>(), 2, Long.MAX_VALUE)).hasSize(1);
        assertThat(checkpoint.isDone()).isFalse();
    }

    @AfterEach
    void close() {
        other.shutdownNow();
    }

    @Test
    void aFullQueueHoldsTheTask() throws InterruptedException {
        queue.put(ROW);
        queue.put(ROW);
        CompletableFuture<Void> third = elsewhere(() -> queue.put(ROW));
        assertThat(third.isDone()).isFalse();
        assertThat(poll()).hasSize(2);
        await().until(third::isDone);
        assertThat(poll()).hasSize(1);
    }

    @Test
    void largeRowsFillItToo() throws InterruptedException {
        queue.put(new LaneRow(null, ROW.change(), 5_000));
        CompletableFuture<Void> second = elsewhere(() -> queue.put(ROW));
        assertThat(second.isDone()).isFalse();
        poll();
        await().until(second::isDone);
    }

    @Test
    void writtenIsWhenTheLaneComesBackForMore() throws InterruptedException {
        queue.put(ROW);
        CompletableFuture<Void> written = elsewhere(queue::awaitWritten);
        assertThat(poll()).hasSize(1);
        assertThat(written.isDone()).isFalse();
        Thread lane = new Thread(this::takeQuietly);
        lane.start();
        await().until(written::isDone);
        queue.close();
        lane.join();
    }

    private void takeQuietly() {
        try {
            queue.take(new ArrayDeque<>());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFailureReachesTheTask() {
        queue.fail(new IllegalStateException("broken"));
        assertThatThrownBy(() -> queue.put(ROW))
                .isInstanceOf(LaneFailedException.class)
                .hasRootCauseMessage("broken");
        assertThatThrownBy(queue::awaitWritten).isInstanceOf(LaneFailedException.class);
    }

    @Test
    void aClosedQueueEndsTheLane() throws InterruptedException {
        queue.put(ROW);
        queue.close();
        assertThat(queue.take(new ArrayDeque<>())).isEmpty();
    }
}
