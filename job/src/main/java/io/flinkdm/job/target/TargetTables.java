package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The structures of the target's tables, read when first asked for. It travels in the job graph and
 * fills itself on the task that uses it. Task thread.
 */
public final class TargetTables implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TargetPlan target;
    private transient Map<TableId, TargetTable> known;

    public TargetTables(TargetPlan target) {
        this.target = target;
    }

    /**
     * @throws MigrationException when there is no such table, or the target cannot be asked
     */
    public TargetTable table(TableId id) {
        if (known == null) {
            known = new HashMap<>();
        }
        TargetTable table = known.get(id);
        if (table == null) {
            table = read(id);
            known.put(id, table);
        }
        return table;
    }

    /** Makes the next {@link #table} read it again: a DDL has changed it. */
    public void invalidate(TableId id) {
        if (known != null) {
            known.remove(id);
        }
    }

    private TargetTable read(TableId id) {
        try (Connection connection =
                JdbcConnections.open(target.connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            return TargetTableReader.read(
                    connection, id, TargetSession.checksForeignKeys(target.session()));
        } catch (SQLException e) {
            throw new MigrationException(
                    SqlErrorClassifier.code(e),
                    ErrorScope.DOWNSTREAM,
                    "cannot read the structure of the target table " + id,
                    e);
        }
    }
}
