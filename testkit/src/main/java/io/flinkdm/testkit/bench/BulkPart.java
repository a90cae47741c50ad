package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.BulkInsert;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import java.util.List;

/** How fast inserts of 1,000 rows each are caught up with: against the same ones. One thread. */
final class BulkPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement peer =
            Measurement.peer("(c) multi-row INSERT, " + BulkInsert.CONNECTIONS + " connections");
    private final CaughtUp caughtUp = new CaughtUp("job: bulk inserts", peer);
    private String savepoint;

    BulkPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
        savepoint = job.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        SysbenchTables tables = job.tables();
        String limit = setup.freshSchema();
        tables.create(setup.target(), limit);
        BulkInsert raw = new BulkInsert(setup.target(), limit, tables);
        peer.add(setup.measured(tables.rows(), raw::run));
        BulkInsert more = new BulkInsert(setup.source(), job.schema(), tables, run);
        JobRuns.CatchUp caught = job.catchUp(savepoint, tables.rows(), more::run);
        savepoint = caught.savepoint();
        caughtUp.add(caught.phases());
    }

    @Override
    public List<String> lines() {
        return caughtUp.lines(peer);
    }
}
