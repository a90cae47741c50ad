package io.flinkdm.job.shard;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.stream.Collectors;

/** Says that a statement cannot be carried over yet. Stateless, pure. */
final class UnsupportedDdl {

    /** A CREATE TABLE may be pages long. */
    private static final int SHOWN_CHARACTERS = 1000;

    private UnsupportedDdl() {}

    static MigrationException failure(RoutedDdl ddl) {
        DdlChange change = ddl.change();
        return new MigrationException(
                ErrorCode.DDL_UNSUPPORTED_YET,
                change.location()
                        + ", source: "
                        + change.sourceId()
                        + ", target: "
                        + display(ddl)
                        + ", origin SQL: ["
                        + shown(change.sql())
                        + "]: a statement on migrated tables is not supported yet");
    }

    private static String display(RoutedDdl ddl) {
        return ddl.touchesAll()
                ? TableId.quote(ddl.schema())
                : ddl.touched().stream().map(TableId::quoted).collect(Collectors.joining(", "));
    }

    private static String shown(String sql) {
        return sql.length() <= SHOWN_CHARACTERS ? sql : sql.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
