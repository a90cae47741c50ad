package io.flinkdm.job.source.server;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;

/**
 * Which of a source's tables are MariaDB's sequences. Like DM, the system leaves them out: they
 * hold no data of a table, though each number taken is logged as a row. Asks over a connection of
 * its own. Stateless.
 */
public final class Sequences implements Predicate<TableId> {

    private static final String TABLE_TYPE =
            "SELECT table_type FROM information_schema.tables"
                    + " WHERE table_schema = ? AND table_name = ?";

    private final SourcePlan source;

    public Sequences(SourcePlan source) {
        this.source = source;
    }

    /**
     * Whether it is one now.
     *
     * @throws MigrationException 44005 when it is what is neither a sequence nor a plain table
     */
    @Override
    public boolean test(TableId id) {
        try (Connection connection = Upstream.impatient(Upstream.open(source));
                PreparedStatement query = connection.prepareStatement(TABLE_TYPE)) {
            query.setString(1, id.schema());
            query.setString(2, id.table());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && sequence(id, row.getString(1));
            }
        } catch (SQLException e) {
            throw Upstream.failure(source, "asking whether " + id + " is a sequence", e);
        }
    }

    private boolean sequence(TableId id, String type) {
        if (!type.equalsIgnoreCase("SEQUENCE") && !type.equalsIgnoreCase("BASE TABLE")) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                    source.sourceId()
                            + ": the binlog changes "
                            + id
                            + ", which is "
                            + type
                            + "; "
                            + SourceChecks.NO_PLAIN_TABLE);
        }
        return type.equalsIgnoreCase("SEQUENCE");
    }
}
