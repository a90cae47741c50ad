package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.ConnectionOpener;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The structures of the target's tables, read when first asked for, and again after a statement has
 * changed them. Where many tables of a schema are asked for, all are read at once. It travels in
 * the job graph and fills itself on the task that uses it. Task thread.
 */
public final class TargetTables implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ConnectionOpener target;
    private final boolean foreignKeysChecked;
    private transient Map<TableId, Known> known;
    private transient TablesAhead ahead;

    public TargetTables(TargetPlan target) {
        this(
                () -> JdbcConnections.open(target.connection(), ErrorScope.DOWNSTREAM, Map.of()),
                TargetSession.checksForeignKeys(target.session()));
    }

    TargetTables(ConnectionOpener target, boolean foreignKeysChecked) {
        this.target = target;
        this.foreignKeysChecked = foreignKeysChecked;
    }

    /** Of a table that no statement has changed. */
    public TargetTable table(TableId id) {
        return table(id, 0);
    }

    /**
     * @param structure how many statements have changed the table since the job was started; rows
     *     that know of fewer than others follow the same structure
     * @throws MigrationException when there is no such table, or the target cannot be asked
     */
    public TargetTable table(TableId id, int structure) {
        prepare();
        Known table = known.get(id);
        if (table == null || table.structure() < structure) {
            boolean unchanged = table == null && structure == 0;
            table = new Known(unchanged ? first(id) : read(id), structure);
            known.put(id, table);
        }
        return table.table();
    }

    /** Reads this one again: somebody else may have changed it. */
    public TargetTable again(TableId id, int structure) {
        prepare();
        TargetTable table = read(id);
        known.merge(id, new Known(table, structure), Known::later);
        return table;
    }

    private void prepare() {
        if (known == null) {
            known = new HashMap<>();
            ahead = new TablesAhead(System::nanoTime);
        }
    }

    private TargetTable first(TableId id) {
        TargetTable table = ahead.take(id);
        if (table == null && ahead.worthReading(id.schema())) {
            ahead.put(id.schema(), readAll(id.schema()));
            table = ahead.take(id);
        }
        return table == null ? read(id) : table;
    }

    private TargetTable read(TableId id) {
        try (Connection connection = target.open()) {
            return TargetTableReader.one(connection, id, foreignKeysChecked)
                    .orElseThrow(() -> missing(id));
        } catch (SQLException e) {
            throw unreadable("table " + id, e);
        }
    }

    private Map<TableId, TargetTable> readAll(String schema) {
        try (Connection connection = target.open()) {
            return TargetTableReader.all(connection, schema, foreignKeysChecked);
        } catch (SQLException e) {
            throw unreadable("tables in " + TableId.quote(schema), e);
        }
    }

    private static MigrationException unreadable(String what, SQLException e) {
        return new MigrationException(
                SqlErrorClassifier.code(e),
                ErrorScope.DOWNSTREAM,
                "cannot read the structure of the target " + what,
                e);
    }

    private static MigrationException missing(TableId id) {
        return new MigrationException(
                ErrorCode.SYNCER_DOWNSTREAM_TABLE_NOT_FOUND,
                ErrorScope.DOWNSTREAM,
                "the target has no table " + id,
                null);
    }

    private record Known(TargetTable table, int structure) {

        static Known later(Known old, Known read) {
            return new Known(read.table(), Math.max(old.structure(), read.structure()));
        }
    }
}
