package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.Workload;
import io.flinkdm.testkit.bench.workload.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What statements on one table cost the changes of others. One thread, and one for them. */
final class DdlPart implements Part {

    private static final int PAUSE_MS = 2_000;

    private final Setup setup;
    private final JobRuns job;
    private final String table;
    private final CaughtUp alone = new CaughtUp("job: updates");
    private final CaughtUp beside;
    private String savepoint;
    private int statements;

    DdlPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
        this.table = job.schema() + ".altered";
        this.beside = new CaughtUp("job: updates beside ALTERs of another table", alone);
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
        setup.source().execute("CREATE TABLE " + table + " (id INT PRIMARY KEY)");
        savepoint = job.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        alone.add(catchUp(2 * run, false));
        beside.add(catchUp(2 * run + 1, true));
    }

    private JobRuns.Phases catchUp(int seed, boolean altering) throws Exception {
        Writers changes = job.changes(Workload.UPDATES, setup.options().events(), seed);
        JobRuns.CatchUp caught =
                job.catchUp(
                        savepoint,
                        changes.made(),
                        altering ? () -> altering(changes::asClients) : changes::asClients);
        savepoint = caught.savepoint();
        return caught.phases();
    }

    private long altering(Setup.Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> alters = CompletableFuture.runAsync(() -> alter(over));
        try {
            return work.run();
        } finally {
            over.set(true);
            alters.get();
        }
    }

    private void alter(AtomicBoolean over) {
        try (Connection connection = setup.source().connect();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN c" + statements++ + " INT");
                Thread.sleep(PAUSE_MS);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(alone.lines());
        lines.addAll(beside.lines());
        lines.add(statements + " ALTERs");
        return lines;
    }
}
