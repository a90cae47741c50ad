package io.flinkdm.job.shard.queue;

import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the state holds of the queues of one schema, put together again. Task thread. */
public final class KeptQueues {

    private final TreeMap<Long, RoutedDdl> pieces = new TreeMap<>();
    private final Set<Long> done = new TreeSet<>();
    private final Map<String, TreeMap<Long, HeldRows>> rows = new HashMap<>();

    public void piece(long number, RoutedDdl ddl) {
        pieces.put(number, ddl);
    }

    public void done(long number) {
        done.add(number);
    }

    public void row(HeldPlace place) {
        behind(place.table()).merge(place.piece(), HeldRows.of(place), HeldRows::with);
    }

    TreeMap<Long, RoutedDdl> pieces() {
        return pieces;
    }

    boolean isDone(long number) {
        return done.contains(number);
    }

    /** Of each table the pieces that are its own, or that rows of it wait behind, in order. */
    Map<String, TreeMap<Long, HeldRows>> queues() {
        pieces.forEach(
                (number, ddl) -> {
                    if (!isDone(number)) {
                        TableQueues.keys(ddl)
                                .forEach(key -> behind(key).putIfAbsent(number, HeldRows.NONE));
                    }
                });
        return rows;
    }

    private TreeMap<Long, HeldRows> behind(String table) {
        return rows.computeIfAbsent(table, any -> new TreeMap<>());
    }
}
