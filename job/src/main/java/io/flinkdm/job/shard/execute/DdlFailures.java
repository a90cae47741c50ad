package io.flinkdm.job.shard.execute;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Says which statement could not be carried out, where it stands and why. Stateless, pure. */
final class DdlFailures {

    private DdlFailures() {}

    /** The target does not take it. */
    static MigrationException refused(DdlOrder order, String sql, SQLException e) {
        String remedy = SqlErrorClassifier.remedy(e);
        return new MigrationException(
                SqlErrorClassifier.code(e),
                ErrorScope.DOWNSTREAM,
                where(order.ddl())
                        + "execute statement failed: "
                        + sql
                        + (remedy.isEmpty() ? "" : ": " + remedy),
                SqlErrorClassifier.masked(e));
    }

    /** It cannot be carried over. */
    static MigrationException trouble(DdlOrder order) {
        return new MigrationException(
                ErrorCode.SYNCER_UNSUPPORTED_STMT, where(order.ddl()) + order.ddl().trouble());
    }

    /** It may have run, and would do harm if it ran twice. */
    static MigrationException unknown(DdlOrder order, String sql) {
        return new MigrationException(
                ErrorCode.DDL_OUTCOME_UNKNOWN,
                where(order.ddl()) + "the connection was lost while this statement ran: " + sql);
    }

    /** What a person wants to be run does not fit. */
    static MigrationException unfit(DdlOrder order, String sql, String why) {
        return new MigrationException(
                ErrorCode.SYNCER_UNIT_HANDLE_DDL_FAILED,
                where(order.ddl()) + "cannot run in its place: " + sql + ": " + why);
    }

    /** The target cannot be asked. */
    static MigrationException unreachable(DdlOrder order, MigrationException e) {
        return new MigrationException(e.code(), e.scope(), where(order.ddl()) + e.text(), e);
    }

    private static String where(RoutedDdl ddl) {
        DdlChange change = ddl.change();
        return change.location()
                + ", source: "
                + change.sourceId()
                + ", target: "
                + tables(ddl)
                + ", origin SQL: ["
                + change.sql()
                + "]: ";
    }

    static String tables(RoutedDdl ddl) {
        return ddl.touchesAll()
                ? TableId.quote(ddl.schema())
                : ddl.touched().stream().map(TableId::quoted).collect(Collectors.joining(", "));
    }
}
