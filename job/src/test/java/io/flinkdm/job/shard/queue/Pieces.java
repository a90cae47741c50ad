package io.flinkdm.job.shard.queue;

import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.stream.Stream;

/** Statements for tests. */
final class Pieces {

    static final String SCHEMA = "shop";

    private Pieces() {}

    /**
     * @param tables none for all of the schema
     */
    static RoutedDdl on(String... tables) {
        return new RoutedDdl(
                new DdlChange("mysql-01", SCHEMA, "x", Origin.binlog("mysql-bin.000001", 4, 0)),
                0,
                SCHEMA,
                Stream.of(tables).map(Pieces::table).toList(),
                List.of("x"),
                List.of(SCHEMA),
                "");
    }

    static TableId table(String name) {
        return new TableId(SCHEMA, name);
    }
}
