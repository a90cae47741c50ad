package io.flinkdm.submit.explain;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.RulesPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.plan.ValidatorPlan;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import java.util.List;
import java.util.Map;

/** Plans of one source, {@code mysql-replica-01}, that differ in their rules. */
final class Plans {

    static final String SOURCE = "mysql-replica-01";

    BlockAllowRules allow = BlockAllowRules.NONE;
    List<RouteRule> routes = List.of();
    List<BinlogEventRule> filters = List.of();
    List<ExpressionRule> expressions = List.of();
    CaseSensitivity caseSensitivity = CaseSensitivity.INSENSITIVE;
    String timeZone = "";
    ConnectionPlan connection = connection("127.0.0.1", 3306);

    static ConnectionPlan connection(String host, int port) {
        return new ConnectionPlan(host, port, "root", Secret.of(""));
    }

    MigrationPlan plan() {
        return plan(connection);
    }

    MigrationPlan plan(ConnectionPlan target) {
        return new MigrationPlan(
                "t",
                TaskMode.ALL,
                "dm_meta",
                timeZone,
                new TargetPlan(target, Map.of()),
                List.of(source()));
    }

    private SourcePlan source() {
        return new SourcePlan(
                SOURCE,
                connection,
                Map.of(),
                null,
                0,
                false,
                caseSensitivity == CaseSensitivity.SENSITIVE,
                null,
                allow,
                routes,
                new SnapshotPlan(4, 0, 16),
                new SyncPlan(16, 100, 1024, null),
                new RulesPlan(filters, expressions, List.of()),
                ValidatorPlan.OFF);
    }
}
