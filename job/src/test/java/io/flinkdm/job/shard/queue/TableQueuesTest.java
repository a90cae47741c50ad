package io.flinkdm.job.shard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.shard.queue.TableQueues.Released;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableQueuesTest {

    private final TableQueues queues = new TableQueues(0);

    @Test
    void letsRowsOfATablePassThatNothingTouches() {
        queues.arrive(Pieces.on("a"));
        assertThat(open("a")).isFalse();
        assertThat(open("b")).isTrue();
    }

    @Test
    void runsAtOnceWhatNoRowCameBefore() {
        Piece create = queues.arrive(Pieces.on("a"));
        assertThat(queues.ready()).containsExactly(create);
        assertThat(create.needs()).isZero();
    }

    @Test
    void waitsForACheckpointThatHasPassedBehindIt() {
        pass("a");
        queues.barrier(1);
        Piece alter = queues.arrive(Pieces.on("a"));
        queues.completed(1);
        assertThat(queues.ready()).isEmpty();
        queues.barrier(2);
        assertThat(queues.ready()).isEmpty();
        queues.completed(2);
        assertThat(queues.ready()).containsExactly(alter);
        assertThat(alter.needs()).isEqualTo(2);
    }

    @Test
    void takesALaterCheckpointForOneThatFailed() {
        pass("a");
        Piece alter = queues.arrive(Pieces.on("a"));
        queues.barrier(7);
        queues.barrier(8);
        queues.completed(8);
        assertThat(queues.ready()).containsExactly(alter);
    }

    @Test
    void waitsForNoCheckpointOfOtherTables() {
        pass("b");
        Piece alter = queues.arrive(Pieces.on("a"));
        assertThat(queues.ready()).containsExactly(alter);
    }

    @Test
    void letsRowsGoInTheirOrder() {
        Piece first = queues.arrive(Pieces.on("a"));
        hold("a");
        hold("a");
        Piece second = queues.arrive(Pieces.on("a"));
        hold("a");
        assertThat(queues.heldRows()).isEqualTo(3);
        assertThat(queues.release()).isNull();
        queues.ready();
        queues.done(first);
        assertThat(drain()).containsExactly(place("a", 1, 0), place("a", 1, 1));
        assertThat(queues.takeGone()).containsExactly(first);
        assertThat(open("a")).isFalse();
        assertThat(queues.pieces()).containsExactly(second);
    }

    @Test
    void waitsForTheRowsBeforeItToBecomeDurable() {
        Piece first = queues.arrive(Pieces.on("a"));
        hold("a");
        Piece second = queues.arrive(Pieces.on("a"));
        queues.barrier(1);
        queues.completed(1);
        queues.ready();
        queues.done(first);
        drain();
        assertThat(queues.ready()).isEmpty();
        queues.barrier(2);
        queues.completed(2);
        assertThat(queues.ready()).containsExactly(second);
    }

    @Test
    void keepsRowsBehindThoseThatAreBeingLetGo() {
        Piece alter = queues.arrive(Pieces.on("a"));
        hold("a");
        hold("a");
        queues.ready();
        queues.done(alter);
        assertThat(queues.release().place()).isEqualTo(place("a", 1, 0));
        assertThat(open("a")).isFalse();
        assertThat(hold("a")).isEqualTo(place("a", 1, 2));
        assertThat(drain()).containsExactly(place("a", 1, 1), place("a", 1, 2));
        assertThat(open("a")).isTrue();
    }

    @Test
    void runsAStatementAtTheHeadOfAllItsTables() {
        Piece onA = queues.arrive(Pieces.on("a"));
        Piece onB = queues.arrive(Pieces.on("b"));
        Piece swap = queues.arrive(Pieces.on("a", "b", "c"));
        assertThat(queues.ready()).containsExactly(onA, onB);
        queues.done(onB);
        assertThat(queues.ready()).containsExactly(onA);
        queues.done(onA);
        assertThat(queues.ready()).containsExactly(swap);
        assertThat(open("c")).isFalse();
        queues.done(swap);
        assertThat(open("a")).isTrue();
        assertThat(open("c")).isTrue();
    }

    @Test
    void letsEachTableOfAStatementGoOnByItself() {
        Piece swap = queues.arrive(Pieces.on("a", "b"));
        hold("a");
        Piece onA = queues.arrive(Pieces.on("a"));
        Piece onB = queues.arrive(Pieces.on("b"));
        queues.ready();
        queues.done(swap);
        assertThat(queues.ready()).containsExactly(onB);
        drain();
        queues.barrier(1);
        queues.completed(1);
        assertThat(queues.ready()).containsExactly(onA, onB);
    }

    @Test
    void keepsAllTablesForAStatementOnTheSchema() {
        Piece onA = queues.arrive(Pieces.on("a"));
        Piece drop = queues.arrive(Pieces.on());
        Piece onB = queues.arrive(Pieces.on("b"));
        assertThat(open("never seen")).isFalse();
        assertThat(hold("never seen")).isEqualTo(place("never seen", 2, 0));
        assertThat(queues.ready()).containsExactly(onA);
        queues.done(onA);
        assertThat(queues.ready()).containsExactly(drop);
        queues.done(drop);
        assertThat(queues.ready()).containsExactly(onB);
        assertThat(drain()).containsExactly(place("never seen", 2, 0));
        assertThat(queues.takeGone()).containsExactly(onA, drop);
    }

    @Test
    void waitsForRowsOfAllTablesBeforeAStatementOnTheSchema() {
        pass("a");
        Piece drop = queues.arrive(Pieces.on());
        assertThat(queues.ready()).isEmpty();
        queues.barrier(1);
        queues.completed(1);
        assertThat(queues.ready()).containsExactly(drop);
    }

    @Test
    void countsWhatHasChangedATable() {
        finish(queues.arrive(Pieces.on("a")));
        finish(queues.arrive(Pieces.on("a", "b")));
        finish(queues.arrive(Pieces.on()));
        assertThat(structure("a")).isEqualTo(3);
        assertThat(structure("b")).isEqualTo(2);
        assertThat(structure("new")).isEqualTo(1);
    }

    @Test
    void takesNamesThatDifferInCaseForOneTable() {
        queues.arrive(Pieces.on("Orders"));
        assertThat(open("orders")).isFalse();
    }

    @Test
    void givesOneTurnToEachTable() {
        Piece both = queues.arrive(Pieces.on("a", "b"));
        hold("a");
        hold("a");
        hold("b");
        finish(both);
        assertThat(drain()).containsExactly(place("a", 1, 0), place("b", 1, 0), place("a", 1, 1));
    }

    @Test
    void goesOnFromWhatWasKept() {
        KeptQueues kept = new KeptQueues();
        kept.piece(4, Pieces.on("a", "b"));
        kept.done(4);
        kept.piece(5, Pieces.on());
        kept.piece(6, Pieces.on("c"));
        kept.row(place("b", 4, 11));
        kept.row(place("b", 4, 10));
        kept.row(place("b", 5, 0));
        TableQueues restored = TableQueues.restore(3, kept);
        assertThat(restored.table(Pieces.table("a")).open()).isFalse();
        assertThat(restored.ready()).isEmpty();
        assertThat(drain(restored)).containsExactly(place("b", 4, 10), place("b", 4, 11));
        assertThat(restored.takeGone()).extracting(Piece::number).containsExactly(4L);
        restored.barrier(4);
        restored.completed(4);
        assertThat(restored.ready()).extracting(Piece::number).containsExactly(5L);
        assertThat(restored.arrive(Pieces.on("a")).number()).isEqualTo(7);
    }

    @Test
    void tellsWhichRowsMayHaveGoneBefore() {
        KeptQueues kept = new KeptQueues();
        kept.piece(1, Pieces.on("a"));
        kept.row(place("a", 1, 5));
        TableQueues restored = TableQueues.restore(1, kept);
        restored.hold(restored.table(Pieces.table("a")));
        restored.ready().forEach(restored::done);
        assertThat(restored.release())
                .extracting(Released::place, Released::again)
                .containsExactly(place("a", 1, 5), true);
        assertThat(restored.release())
                .extracting(Released::place, Released::again)
                .containsExactly(place("a", 1, 6), false);
    }

    private void finish(Piece piece) {
        assertThat(queues.ready()).contains(piece);
        queues.done(piece);
    }

    private boolean open(String table) {
        return queues.table(Pieces.table(table)).open();
    }

    private int structure(String table) {
        return queues.table(Pieces.table(table)).structure();
    }

    private void pass(String table) {
        queues.table(Pieces.table(table)).passedOn();
    }

    private HeldPlace hold(String table) {
        return queues.hold(queues.table(Pieces.table(table)));
    }

    private List<HeldPlace> drain() {
        return drain(queues);
    }

    private static List<HeldPlace> drain(TableQueues from) {
        List<HeldPlace> places = new ArrayList<>();
        for (Released row = from.release(); row != null; row = from.release()) {
            row.table().passedOn();
            places.add(row.place());
        }
        return places;
    }

    private static HeldPlace place(String table, long piece, long row) {
        return new HeldPlace(table, piece, row);
    }
}
