package io.flinkdm.job.shard.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits of one table: pieces in their order, each with the rows behind it. Rows of an open
 * table only set two marks. Task thread.
 */
public final class TableQueue {

    private final String key;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private boolean open;
    private int structure;
    private boolean passedOn;
    private boolean uncovered;
    private long cover;
    private long needs;

    TableQueue(String key, int structure, long needs) {
        this.key = key;
        this.structure = structure;
        this.needs = needs;
    }

    /** Its name on the target in lower case: names that differ in case only share a queue. */
    public String key() {
        return key;
    }

    /** Whether rows pass. */
    public boolean open() {
        return open;
    }

    /** How many statements have changed it since the job was started last. */
    public int structure() {
        return structure;
    }

    /** To be called for every row that is passed on. */
    public void passedOn() {
        passedOn = true;
        uncovered = true;
    }

    void openUnless(boolean schemaWaits) {
        open = !schemaWaits && segments.isEmpty();
    }

    void barrier(long checkpoint) {
        if (uncovered) {
            cover = checkpoint;
            uncovered = false;
        }
    }

    /**
     * The oldest checkpoint from which none of its rows before a piece would come again.
     *
     * @return -1 while no checkpoint that has completed is one
     */
    long safeFrom(Piece piece, long completed) {
        if (!passedOn) {
            return needs;
        }
        long oldest = Math.max(cover, piece.barrier());
        return uncovered || piece.barrier() == 0 || oldest > completed ? -1 : oldest;
    }

    /** A piece has changed it. */
    void changed(long oldestCheckpoint) {
        structure++;
        passedOn = false;
        needs = oldestCheckpoint;
    }

    long rows() {
        long rows = 0;
        for (Segment segment : segments) {
            rows += segment.to - segment.from;
        }
        return rows;
    }

    Segment head() {
        return segments.peekFirst();
    }

    boolean isHead(Piece piece) {
        return !segments.isEmpty() && segments.peekFirst().piece == piece;
    }

    /** The place behind which the next row has to wait, made where it is not there. */
    Segment tail(Piece behind) {
        Segment last = segments.peekLast();
        return last != null && last.piece.number() >= behind.number() ? last : append(behind);
    }

    Segment last() {
        return segments.peekLast();
    }

    Segment append(Piece piece) {
        Segment segment = new Segment(piece);
        segments.addLast(segment);
        piece.waits(1);
        return segment;
    }

    void removeHead() {
        segments.removeFirst().piece.waits(-1);
    }

    /** A piece and the numbers of the rows that wait behind it. */
    static final class Segment {

        private final Piece piece;
        private long from;
        private long to;
        private long keptTo;

        private Segment(Piece piece) {
            this.piece = piece;
        }

        Piece piece() {
            return piece;
        }

        boolean isEmpty() {
            return from == to;
        }

        long add() {
            return to++;
        }

        long remove() {
            return from++;
        }

        /** Whether the next row waited already when the job was restored. */
        boolean nextWasKept() {
            return from < keptTo;
        }

        void restore(HeldRows rows) {
            from = rows.from();
            to = rows.to();
            keptTo = to;
        }
    }
}
