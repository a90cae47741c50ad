package io.flinkdm.job.shard;

import io.flinkdm.job.serde.RoutedEventTypeInfo;
import io.flinkdm.job.shard.queue.HeldPlace;
import io.flinkdm.job.shard.queue.KeptQueues;
import io.flinkdm.job.shard.queue.Piece;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * What waits of the current key, a target schema: statements by number, and rows by table,
 * statement and number. Read as a whole only after a restart. Task thread.
 */
final class HeldState {

    private final MapState<Long, RoutedEvent> pieces;
    private final MapState<Long, Boolean> done;
    private final MapState<Tuple3<String, Long, Long>, RoutedEvent> rows;

    HeldState(RuntimeContext context) {
        // Names in savepoints: keep them.
        pieces =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "pieces", Types.LONG, RoutedEventTypeInfo.INSTANCE));
        done = context.getMapState(new MapStateDescriptor<>("done", Types.LONG, Types.BOOLEAN));
        rows =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "held",
                                Types.TUPLE(Types.STRING, Types.LONG, Types.LONG),
                                RoutedEventTypeInfo.INSTANCE));
    }

    /** All of it. */
    KeptQueues read() throws Exception {
        KeptQueues kept = new KeptQueues();
        for (Map.Entry<Long, RoutedEvent> piece : pieces.entries()) {
            kept.piece(piece.getKey(), (RoutedDdl) piece.getValue());
        }
        for (Long number : done.keys()) {
            kept.done(number);
        }
        for (Tuple3<String, Long, Long> place : rows.keys()) {
            kept.row(new HeldPlace(place.f0, place.f1, place.f2));
        }
        return kept;
    }

    void put(Piece piece) throws Exception {
        pieces.put(piece.number(), piece.ddl());
    }

    void finish(Piece piece) throws Exception {
        done.put(piece.number(), true);
    }

    void remove(Piece piece) throws Exception {
        pieces.remove(piece.number());
        done.remove(piece.number());
    }

    void put(HeldPlace place, RoutedRow row) throws Exception {
        rows.put(key(place), row);
    }

    RoutedRow take(HeldPlace place) throws Exception {
        Tuple3<String, Long, Long> key = key(place);
        RoutedRow row = (RoutedRow) rows.get(key);
        rows.remove(key);
        return row;
    }

    private static Tuple3<String, Long, Long> key(HeldPlace place) {
        return Tuple3.of(place.table(), place.piece(), place.row());
    }
}
