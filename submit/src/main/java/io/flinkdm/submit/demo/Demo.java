package io.flinkdm.submit.demo;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatusTable;
import io.flinkdm.submit.task.TaskCompiler;
import io.flinkdm.submit.task.TaskFiles;
import io.flinkdm.testkit.TestServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The demo from start to end. One thread, besides the shop's writers and Flink's own. */
public final class Demo {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private final DemoOptions options;
    private final PrintWriter out;

    public Demo(DemoOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** Whether source and target were equal in the end. */
    public boolean run() throws Exception {
        try (DemoFolder folder = DemoFolder.create();
                DemoServers servers = DemoServers.start(this::say)) {
            say("source: " + servers.source().display());
            say("target: " + servers.target().display());
            ShopSchema.create(servers.source(), options.rows());
            say(String.format("shop:   %,d orders in database shop", options.rows()));
            TaskFiles files = DemoFiles.write(folder.path(), servers.source(), servers.target());
            say("task:   " + files.task() + ", " + files.sources().get(0));
            MigrationPlan plan = new TaskCompiler(SecretCipher.builtIn()).compile(files).plan();
            return migrate(plan, folder.path(), servers);
        }
    }

    private boolean migrate(MigrationPlan plan, Path folder, DemoServers servers) throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(plan, folder, options.uiPort());
                Connection target = servers.target().connect()) {
            say("Flink:  " + flink.url() + "\n");
            DemoWatch watch = new DemoWatch(flink, () -> status(target, plan), this::say);
            long changes = trade(servers.source(), watch);
            say(String.format("%nthe shop has closed after %,d row changes", changes));
            watch.awaitPosition(UpstreamEnd.of(servers.source()), CATCH_UP);
            say("the target has caught up\n");
            return new ShopCheck(servers.source(), servers.target()).run(this::say);
        }
    }

    private long trade(TestServer shop, DemoWatch watch) throws Exception {
        try (ShopTraffic traffic = new ShopTraffic(shop, options.rows())) {
            for (int second = 0; second < options.seconds(); second++) {
                watch.look(LOOK);
                traffic.requireAlive();
            }
            return traffic.rows();
        }
    }

    private static Optional<SourceStatus> status(Connection target, MigrationPlan plan)
            throws SQLException {
        return SourceStatusTable.read(target, plan.metaSchema(), plan.task()).stream().findFirst();
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
