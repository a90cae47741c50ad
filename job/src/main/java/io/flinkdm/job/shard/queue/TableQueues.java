package io.flinkdm.job.shard.queue;

import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The queues of one target schema. A piece is next when it is the first in the queues of all tables
 * it touches; it may run when no restore can bring a row of theirs from before it again. Rows
 * behind it go once it is done. A piece that touches the whole schema waits for all before it, and
 * all wait for it. Task thread.
 */
public final class TableQueues {

    private final Map<TableId, TableQueue> byName = new HashMap<>();
    private final Map<String, TableQueue> tables = new HashMap<>();
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private final Deque<Piece> schemaWide = new ArrayDeque<>();
    private final Set<TableQueue> draining = new LinkedHashSet<>();
    private final List<Piece> gone = new ArrayList<>();
    private long completed;
    private long needs;
    private int structure;
    private long lastNumber;

    /**
     * @param restored the checkpoint the job was restored from, 0 for none
     */
    public TableQueues(long restored) {
        completed = restored;
        needs = restored;
    }

    /** As they were, before anything else comes. */
    public static TableQueues restore(long restored, KeptQueues kept) {
        TableQueues queues = new TableQueues(restored);
        kept.pieces()
                .forEach((number, ddl) -> queues.enter(number, ddl, kept.isDone(number), restored));
        kept.queues().forEach((key, behind) -> queues.fill(queues.table(key), behind));
        List.copyOf(queues.pieces.values()).forEach(queues::leave);
        queues.openTables(queues.tables.values());
        return queues;
    }

    private void fill(TableQueue table, TreeMap<Long, HeldRows> behind) {
        behind.forEach((number, rows) -> table.append(pieces.get(number)).restore(rows));
        goOn(table);
    }

    public TableQueue table(TableId name) {
        TableQueue known = byName.get(name);
        if (known == null) {
            known = table(key(name));
            byName.put(name, known);
        }
        return known;
    }

    private TableQueue table(String key) {
        TableQueue known = tables.get(key);
        if (known == null) {
            known = new TableQueue(key, structure, needs);
            known.openUnless(!schemaWide.isEmpty());
            tables.put(key, known);
        }
        return known;
    }

    private static String key(TableId name) {
        return name.table().toLowerCase(Locale.ROOT);
    }

    /** The tables a piece has a place of its own among: none when it touches all. */
    static List<String> keys(RoutedDdl ddl) {
        return ddl.touched().stream().map(TableQueues::key).distinct().toList();
    }

    /** A statement takes its place behind all that has come. */
    public Piece arrive(RoutedDdl ddl) {
        Piece piece = enter(lastNumber + 1, ddl, false, 0);
        piece.tables().forEach(table -> table.append(piece));
        openTables(piece.touchesAll() ? tables.values() : piece.tables());
        return piece;
    }

    private Piece enter(long number, RoutedDdl ddl, boolean done, long barrier) {
        Piece piece = new Piece(number, ddl, keys(ddl).stream().map(this::table).toList(), barrier);
        lastNumber = number;
        pieces.put(number, piece);
        if (done) {
            piece.finish();
        } else if (piece.touchesAll()) {
            schemaWide.addLast(piece);
        }
        return piece;
    }

    private void openTables(Collection<TableQueue> some) {
        some.forEach(table -> table.openUnless(!schemaWide.isEmpty()));
    }

    /** Where a row of a table that is not open has to wait. */
    public HeldPlace hold(TableQueue table) {
        TableQueue.Segment segment =
                schemaWide.isEmpty() ? table.last() : table.tail(schemaWide.peekLast());
        return new HeldPlace(table.key(), segment.piece().number(), segment.add());
    }

    /** A checkpoint is being made: all that has been passed on so far is before it. */
    public void barrier(long checkpoint) {
        tables.values().forEach(table -> table.barrier(checkpoint));
        pieces.values().forEach(piece -> piece.passed(checkpoint));
    }

    /** A checkpoint has completed: all that came before it is on the target. */
    public void completed(long checkpoint) {
        completed = Math.max(completed, checkpoint);
    }

    /** Pieces that are next and may run, until they are done. */
    public List<Piece> ready() {
        return pieces.values().stream()
                .filter(piece -> !piece.done() && isNext(piece) && mayRun(piece))
                .toList();
    }

    private boolean isNext(Piece piece) {
        if (piece.touchesAll()) {
            return pieces.firstKey() == piece.number();
        }
        boolean behindSchema =
                !schemaWide.isEmpty() && schemaWide.peekFirst().number() < piece.number();
        return !behindSchema && piece.tables().stream().allMatch(table -> table.isHead(piece));
    }

    private boolean mayRun(Piece piece) {
        long oldest = piece.touchesAll() ? needs : 0;
        for (TableQueue table : tables(piece)) {
            long safe = table.safeFrom(piece, completed);
            if (safe < 0) {
                return false;
            }
            oldest = Math.max(oldest, safe);
        }
        piece.mayRun(oldest);
        return true;
    }

    private Collection<TableQueue> tables(Piece piece) {
        return piece.touchesAll() ? tables.values() : piece.tables();
    }

    /** A piece that was ready has been carried out. */
    public void done(Piece piece) {
        piece.finish();
        if (piece.touchesAll()) {
            structure++;
            needs = piece.needs();
            schemaWide.remove(piece);
        }
        tables(piece).forEach(table -> table.changed(piece.needs()));
        tables(piece).forEach(this::goOn);
        leave(piece);
    }

    /** Lets rows go that no piece keeps any more. */
    private void goOn(TableQueue table) {
        TableQueue.Segment head = table.head();
        while (head != null && head.piece().done() && head.isEmpty()) {
            table.removeHead();
            leave(head.piece());
            head = table.head();
        }
        if (head != null && head.piece().done()) {
            draining.add(table);
        }
        table.openUnless(!schemaWide.isEmpty());
    }

    private void leave(Piece piece) {
        if (piece.gone() && pieces.remove(piece.number()) != null) {
            gone.add(piece);
        }
    }

    /**
     * A row that may go, and its table.
     *
     * @param again whether it waited already when the job was restored, and may have gone before
     */
    public record Released(TableQueue table, HeldPlace place, boolean again) {}

    /** Takes the next row that may go, the tables by turns; {@code null} when there is none. */
    public Released release() {
        Iterator<TableQueue> turns = draining.iterator();
        if (!turns.hasNext()) {
            return null;
        }
        TableQueue table = turns.next();
        turns.remove();
        TableQueue.Segment head = table.head();
        boolean again = head.nextWasKept();
        HeldPlace place = new HeldPlace(table.key(), head.piece().number(), head.remove());
        goOn(table);
        return new Released(table, place, again);
    }

    /** Whether rows may go. */
    public boolean drains() {
        return !draining.isEmpty();
    }

    /** Pieces behind which nothing waits any more, each told once. */
    public List<Piece> takeGone() {
        List<Piece> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** In their order; none when nothing waits. */
    public Collection<Piece> pieces() {
        return pieces.values();
    }

    /** How many rows wait. */
    public long heldRows() {
        return tables.values().stream().mapToLong(TableQueue::rows).sum();
    }

    /** How many rows wait of the tables that a piece touches. */
    public long heldRows(Piece piece) {
        return tables(piece).stream().mapToLong(TableQueue::rows).sum();
    }
}
