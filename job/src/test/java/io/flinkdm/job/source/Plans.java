package io.flinkdm.job.source;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SnapshotPlan.Consistency;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartPosition;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.DumpTables;
import java.util.List;
import java.util.Map;

/** Plans of one source whose server also keeps the meta tables. */
public final class Plans {

    private final TestSchema schema;
    private TaskMode mode = TaskMode.ALL;
    private boolean gtid;
    private SnapshotPlan snapshot = new SnapshotPlan(4, 10_000, 16);
    private StartPosition start;
    private ConnectionPlan connection;
    private ConnectionPlan target;

    private Plans(TestSchema schema) {
        TestServer server = schema.server();
        this.schema = schema;
        this.connection = connection(server, server.user(), server.password());
        this.target = connection;
    }

    /** A task that loads and follows all tables of the schema. */
    public static Plans of(TestSchema schema) {
        return new Plans(schema);
    }

    public static ConnectionPlan connection(TestServer server, String user, String password) {
        return new ConnectionPlan(server.host(), server.port(), user, Secret.of(password));
    }

    public Plans mode(TaskMode newMode) {
        mode = newMode;
        return this;
    }

    public Plans byGtid() {
        gtid = true;
        return this;
    }

    public Plans chunkRows(long rows) {
        snapshot = new SnapshotPlan(4, rows, 16);
        return this;
    }

    public Plans snapshot(DumpTables tables, Consistency consistency) {
        snapshot = new SnapshotPlan(4, 0, 1 << 20, 16, "", tables, consistency, Duplicates.REPLACE);
        return this;
    }

    public Plans start(StartPosition position) {
        start = position;
        return this;
    }

    public Plans account(ConnectionPlan account) {
        connection = account;
        return this;
    }

    /** Another server for the meta tables. */
    public Plans target(TestServer other) {
        target = connection(other, other.user(), other.password());
        return this;
    }

    public MigrationPlan plan() {
        BlockAllowRules allow =
                new BlockAllowRules(List.of(schema.name()), List.of(), List.of(), List.of());
        SourcePlan source =
                new SourcePlan(
                        "mysql-01",
                        connection,
                        null,
                        0,
                        gtid,
                        false,
                        start,
                        allow,
                        List.of(),
                        snapshot,
                        new SyncPlan(16, 100, 1024, null));
        return new MigrationPlan(
                "source_it",
                mode,
                schema.name() + "_meta",
                "",
                new TargetPlan(target, Map.of()),
                List.of(source));
    }
}
