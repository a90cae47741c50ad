package io.flinkdm.job.bundle;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.List;

/** Events as they come to the coordinator. Stateless. */
public final class RoutedEvents {

    private RoutedEvents() {}

    /** A new row of one column. */
    public static RoutedRow row(String sourceId, TableId target, long id, Origin origin) {
        RowChange change =
                new RowChange(
                        new SourceTable(sourceId, target),
                        1,
                        ChangeKind.INSERT,
                        null,
                        Row.of(id),
                        false,
                        origin,
                        0);
        return new RoutedRow(change, target);
    }

    /**
     * @param tables it touches; none for all of the schema
     */
    public static RoutedDdl statement(
            String sql, String schema, List<TableId> tables, Origin origin) {
        return new RoutedDdl(
                new DdlChange("mysql-01", schema, sql, origin),
                0,
                schema,
                tables,
                List.of(sql),
                List.of(schema),
                "");
    }
}
