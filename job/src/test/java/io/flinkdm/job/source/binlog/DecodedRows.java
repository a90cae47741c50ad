package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Recorded events decoded the way the reader does it: table maps kept by number, rows by table. */
final class DecodedRows {

    /** One row of a rows event. */
    record Change(BinlogEventType type, Row before, Row after) {}

    private final Map<Long, RowDecoder> decoders = new HashMap<>();
    private final Map<TableId, List<Change>> changes = new HashMap<>();
    private final Function<TableId, TableSchema> schemas;

    DecodedRows(Function<TableId, TableSchema> schemas) {
        this.schemas = schemas;
    }

    DecodedRows addAll(List<RawEvent> events) {
        events.forEach(this::add);
        return this;
    }

    List<Change> of(TableId table) {
        return changes.getOrDefault(table, List.of());
    }

    private void add(RawEvent event) {
        if (event.eventType() == BinlogEventType.TABLE_MAP) {
            TableMapEvent map = TableMapEvent.parse(event.body());
            decoders.put(map.tableId(), RowDecoder.of(map, schemas.apply(map.table())));
        } else if (event.eventType().rows()) {
            addRows(RowsEvent.parse(event.eventType(), event.body()), event.eventType());
        }
    }

    private void addRows(RowsEvent rows, BinlogEventType type) {
        RowDecoder decoder = decoders.get(rows.tableId());
        List<Change> table =
                changes.computeIfAbsent(decoder.map().table(), id -> new ArrayList<>());
        while (rows.next(decoder)) {
            table.add(new Change(type, rows.before(), rows.after()));
        }
    }
}
