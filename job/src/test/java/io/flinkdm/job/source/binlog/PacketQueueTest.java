package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacketQueueTest {

    private static final int LARGE = 10 << 20;
    private static final int SOON_SECONDS = 30;

    private final PacketQueue queue = new PacketQueue();

    private static BinlogPacket packet(int bytes) {
        return new BinlogPacket(16, 0, 1, 0, 0, bytes, new byte[0]);
    }

    @Test
    void givesAllThereIsInOrder() throws Exception {
        BinlogPacket first = packet(1);
        BinlogPacket second = packet(1);
        queue.put(first);
        queue.put(second);

        assertThat(queue.take(0)).containsExactly(first, second);
        List<BinlogPacket> none = queue.take(0);
        queue.put(first);
        assertThat(none).isEmpty();
    }

    @Test
    void tellsTheEndAfterTheLastEvent() throws Exception {
        EOFException reason = new EOFException();
        queue.put(packet(1));
        queue.end(reason);
        queue.end(new EOFException("a later one"));

        assertThat(queue.endReason()).isNull();
        queue.take(0);
        assertThat(queue.endReason()).isSameAs(reason);
    }

    @Test
    void holdsAWriterBackUntilThereIsRoom() throws Exception {
        queue.put(packet(LARGE));
        queue.put(packet(LARGE));
        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(() -> put(LARGE));

        assertThat(queue.take(1_000)).hasSize(2);
        assertThat(third.get()).isTrue();
        assertThat(queue.take(1_000)).hasSize(1);
    }

    @Test
    void letsAWaitingWriterGoWhenClosed() throws Exception {
        queue.put(packet(LARGE));
        queue.put(packet(LARGE));
        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(() -> put(LARGE));
        queue.close();

        assertThat(third.get()).isFalse();
    }

    @Test
    void wakesWhoWaitsForManyEventsAndForLongOnes() throws Exception {
        CompletableFuture<List<BinlogPacket>> taken = takeInLongTime();
        for (int i = 0; i < 64; i++) {
            queue.put(packet(1));
        }
        assertThat(taken.get(SOON_SECONDS, TimeUnit.SECONDS)).hasSize(64);

        taken = takeInLongTime();
        queue.put(packet(LARGE));
        assertThat(taken.get(SOON_SECONDS, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void givesFewEventsWhenTheSocketHasNoMore() throws Exception {
        CompletableFuture<List<BinlogPacket>> taken = takeInLongTime();
        queue.put(packet(1));
        queue.put(packet(1));
        queue.wake();

        assertThat(taken.get(SOON_SECONDS, TimeUnit.SECONDS)).hasSize(2);
        assertThat(queue.awaited()).isFalse();
    }

    @Test
    void givesWhatIsThereToWhoHasWaitedLongEnough() throws Exception {
        CompletableFuture<List<BinlogPacket>> taken =
                CompletableFuture.supplyAsync(() -> take(3_000));
        await().until(queue::awaited);
        queue.put(packet(1));

        assertThat(taken.get(SOON_SECONDS, TimeUnit.SECONDS)).hasSize(1);
    }

    private CompletableFuture<List<BinlogPacket>> takeInLongTime() {
        CompletableFuture<List<BinlogPacket>> taken =
                CompletableFuture.supplyAsync(() -> take(600_000));
        await().until(queue::awaited);
        return taken;
    }

    private List<BinlogPacket> take(long waitMs) {
        try {
            return queue.take(waitMs);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean put(int bytes) {
        try {
            return queue.put(packet(bytes));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
