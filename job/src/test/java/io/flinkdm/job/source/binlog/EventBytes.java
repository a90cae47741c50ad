package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableSchema;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Hand-made events. */
final class EventBytes {

    /** Table 7 is `a`.`t` (INT, VARCHAR(9)), without and with a word on the sign. */
    static final String TABLE_MAP =
            "070000000000 0100 016100 017400 02 030f 02 0900 03".replace(" ", "");

    private EventBytes() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static TableMapEvent tableMap() {
        return TableMapEvent.parse(hex(TABLE_MAP));
    }

    static TableSchema schema(String... definitions) {
        return new TableSchema(Stream.of(definitions).map(EventBytes::column).toList(), List.of());
    }

    private static Column column(String definition) {
        String name = definition.replaceAll("[( ].*", "");
        ColumnType type = new ColumnType(name, definition, "utf8mb4", null, List.of());
        return new Column("c", type, true, false);
    }
}
