package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.BulkInsert;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast inserts of 1,000 rows each are caught up with: against the same ones. There are twice as
 * many as the tables begin with, on both sides. One thread.
 */
final class BulkPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement peer =
            Measurement.peer("(c) multi-row INSERT, " + BulkInsert.CONNECTIONS + " connections");
    private final CaughtUp caughtUp = new CaughtUp("job: bulk inserts", peer);
    private final List<String> limits = new ArrayList<>();
    private String savepoint;

    BulkPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void prepare() throws Exception {
        for (int i = 0; i < 2; i++) {
            String limit = setup.freshSchema();
            job.tables().create(setup.target(), limit);
            new BulkInsert(setup.target(), limit, job.tables()).run();
            limits.add(limit);
        }
        job.fillSource();
        savepoint = job.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        SysbenchTables tables = job.tables();
        peer.add(inserts(limits.get(0), run));
        BulkInsert made = new BulkInsert(setup.source(), job.schema(), tables, 2 * run - 1);
        BulkInsert more = new BulkInsert(setup.source(), job.schema(), tables, 2 * run);
        JobRuns.CatchUp caught = job.catchUp(savepoint, rows(), made::run, more::run);
        savepoint = caught.savepoint();
        caughtUp.add(caught.phases());
        // machines that others use get faster or slower meanwhile
        peer.add(inserts(limits.get(1), run));
    }

    private long rows() {
        return 2L * job.tables().rows();
    }

    private Run inserts(String schema, int run) throws Exception {
        BulkInsert half = new BulkInsert(setup.target(), schema, job.tables(), 2 * run - 1);
        BulkInsert other = new BulkInsert(setup.target(), schema, job.tables(), 2 * run);
        return setup.measured(rows(), () -> half.run() + other.run());
    }

    @Override
    public List<String> lines() {
        return caughtUp.lines(peer);
    }
}
