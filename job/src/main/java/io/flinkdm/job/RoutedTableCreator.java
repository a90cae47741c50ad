package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.enumerator.DiscoveredTable;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.target.TableToCreate;
import io.flinkdm.job.target.TargetTableCreation;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.TableRouter;
import java.sql.SQLException;
import java.util.List;

/**
 * Lets a source's tables be created on the target under their routed names: the source knows no
 * routes, the target no sources. Immutable.
 */
final class RoutedTableCreator implements TargetTableCreator {

    private static final long serialVersionUID = 1L;

    private final SourcePlan source;
    private final TargetTableCreation target;

    RoutedTableCreator(MigrationPlan plan, SourcePlan source) {
        this.source = source;
        this.target = new TargetTableCreation(plan.target());
    }

    @Override
    public void create(List<DiscoveredTable> tables) throws SQLException {
        CaseSensitivity caseSensitivity =
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
        TableRouter router = TableRouter.compile(source.routes(), caseSensitivity);
        target.create(tables.stream().map(table -> routed(table, router)).toList());
    }

    private static TableToCreate routed(DiscoveredTable table, TableRouter router) {
        return new TableToCreate(
                router.route(table.table().table()), table.createDatabase(), table.createTable());
    }
}
