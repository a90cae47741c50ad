package io.flinkdm.job.shard.queue;

import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import java.util.List;

/** A statement in its place among the rows of its tables. Task thread. */
public final class Piece {

    private static final long NOT_YET = -1;

    private final long number;
    private final RoutedDdl ddl;
    private final List<TableQueue> tables;
    private long barrier;
    private long needs = NOT_YET;
    private boolean done;
    private int tablesWaiting;

    /**
     * @param tables those it touches, none for all of the schema
     * @param barrier the first checkpoint that has passed it, 0 for none
     */
    Piece(long number, RoutedDdl ddl, List<TableQueue> tables, long barrier) {
        this.number = number;
        this.ddl = ddl;
        this.tables = List.copyOf(tables);
        this.barrier = barrier;
    }

    /** Its place among the pieces of the schema. */
    public long number() {
        return number;
    }

    public RoutedDdl ddl() {
        return ddl;
    }

    /**
     * The oldest checkpoint the job may be restored from once it has run: an older one would bring
     * rows before it again, onto the structure behind it. 0 for none at all.
     *
     * @throws IllegalStateException before it may run
     */
    public long needs() {
        if (needs == NOT_YET) {
            throw new IllegalStateException("rows before " + this + " may come again");
        }
        return needs;
    }

    void mayRun(long oldestCheckpoint) {
        needs = oldestCheckpoint;
    }

    List<TableQueue> tables() {
        return tables;
    }

    boolean touchesAll() {
        return ddl.touchesAll();
    }

    long barrier() {
        return barrier;
    }

    void passed(long checkpoint) {
        if (barrier == 0) {
            barrier = checkpoint;
        }
    }

    /** Whether it has been carried out, so that the rows behind it may go. */
    public boolean done() {
        return done;
    }

    void finish() {
        done = true;
    }

    void waits(int moreTables) {
        tablesWaiting += moreTables;
    }

    /** Whether nothing waits behind it any more. */
    boolean gone() {
        return done && tablesWaiting == 0;
    }

    @Override
    public String toString() {
        return number + ": " + ddl.statements();
    }
}
