package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.BulkInsert;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import io.flinkdm.testkit.bench.workload.Workload;
import io.flinkdm.testkit.bench.workload.Writers;
import java.util.List;

/**
 * How fast changes of one kind are caught up with, beside a statement a row and the forms of DM.
 * One thread.
 */
final class ChangesPart implements Part {

    /** The peers' rates do not depend on how much they do. */
    private static final int PEERS_SHARE = 4;

    private static final int PEERS_MOST = 100_000;

    private final Setup setup;
    private final JobRuns job;
    private final Workload workload;
    private final int events;
    private final Measurement byRow = Measurement.peer("(a) a statement a row");
    private final Measurement asDm = Measurement.peer("(b) folded and grouped as by DM");
    private final CaughtUp caughtUp;
    private String savepoint;

    ChangesPart(Setup setup, JobRuns job, Workload workload, int events) {
        this.setup = setup;
        this.job = job;
        this.workload = workload;
        this.events = events;
        this.caughtUp = new CaughtUp("job: " + workload.label(), byRow, asDm);
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
        savepoint = job.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        peers(run);
        Writers half = job.changes(workload, events / 2, 2L * run);
        Writers other = job.changes(workload, events / 2, 2L * run + 1);
        JobRuns.CatchUp caught =
                job.catchUp(
                        savepoint, half.made() + other.made(), half::asClients, other::asClients);
        savepoint = caught.savepoint();
        caughtUp.add(caught.phases());
        peers(run);
    }

    /** Before the job and behind it: machines that others use get faster or slower meanwhile. */
    private void peers(int run) throws Exception {
        byRow.add(onTarget(run, Writers::byRow));
        asDm.add(onTarget(run, Writers::asDm));
    }

    /** A way to make the changes. */
    @FunctionalInterface
    private interface Way {
        long make(Writers writers) throws Exception;
    }

    private Run onTarget(int run, Way way) throws Exception {
        String schema = setup.freshSchema();
        SysbenchTables tables = job.tables();
        tables.create(setup.target(), schema);
        new BulkInsert(setup.target(), schema, tables).run();
        int fewer = Math.min(events / PEERS_SHARE, PEERS_MOST);
        Writers writers = new Writers(setup.target(), schema, tables, workload, fewer, run);
        return setup.measured(fewer, () -> way.make(writers));
    }

    @Override
    public List<String> lines() {
        return caughtUp.lines(byRow, asDm);
    }
}
