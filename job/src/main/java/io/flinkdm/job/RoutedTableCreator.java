package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.enumerator.DiscoveredTable;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.target.TableToCreate;
import io.flinkdm.job.target.TargetTableCreation;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.sql.SQLException;
import java.util.List;

/**
 * Lets a source's tables be created on the target under their routed names: the source knows no
 * routes, the target no sources. Immutable.
 */
final class RoutedTableCreator implements TargetTableCreator {

    private static final long serialVersionUID = 1L;

    private final RuleDefinitions definitions;
    private final TargetTableCreation target;

    RoutedTableCreator(MigrationPlan plan, SourcePlan source) {
        this.definitions = source.definitions();
        this.target = new TargetTableCreation(plan.target());
    }

    @Override
    public void create(List<DiscoveredTable> tables) throws SQLException {
        UpstreamRules rules = UpstreamRules.compile(definitions);
        target.create(tables.stream().map(table -> routed(table, rules)).toList());
    }

    private static TableToCreate routed(DiscoveredTable table, UpstreamRules rules) {
        return new TableToCreate(
                rules.target(table.table().table()), table.createDatabase(), table.createTable());
    }
}
