package io.flinkdm.job.ddl;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.target.TargetCollations;
import io.flinkdm.job.target.TargetProducts;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.ddl.target.CollationPolicy;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The servers of a task, asked when the first statement comes, and once. Blocks for some queries
 * then. One thread.
 */
public final class AskedServers implements DdlServers {

    private final MigrationPlan plan;
    private final SourcePlan source;
    private ServerDefaults defaults;
    private TargetDialect dialect;

    public AskedServers(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
    }

    /**
     * @throws MigrationException when the source cannot be reached
     */
    @Override
    public ServerDefaults source() {
        if (defaults == null) {
            try (Connection connection = Upstream.open(source)) {
                defaults = DdlDefaults.read(connection);
            } catch (SQLException e) {
                throw Upstream.failure(source, "asking for the server's defaults", e);
            }
        }
        return defaults;
    }

    /**
     * @throws MigrationException when the target cannot be reached
     */
    @Override
    public TargetDialect target() {
        if (dialect == null) {
            try (Connection connection =
                    JdbcConnections.open(
                            plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of())) {
                dialect = dialect(connection);
            } catch (SQLException e) {
                throw new MigrationException(
                        SqlErrorClassifier.code(e),
                        ErrorScope.DOWNSTREAM,
                        "asking " + plan.target().connection().display() + " what it takes",
                        e);
            }
        }
        return dialect;
    }

    private TargetDialect dialect(Connection connection) throws SQLException {
        return new TargetDialect(
                TargetProducts.of(connection),
                TargetCollations.read(connection),
                plan.ddl().strictCollation() ? CollationPolicy.STRICT : CollationPolicy.LOOSE,
                TargetSession.checksForeignKeys(plan.target().session()));
    }
}
