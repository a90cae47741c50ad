package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.BulkInsert;
import java.util.List;

/** How fast rows are loaded: multi-row INSERTs against the job's full load. One thread. */
final class LoadPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement bulk;
    private final Measurement load;
    private final Measurement working;
    private final Measurement end;

    private LoadPart(Setup setup, JobRuns job, Measurement bulk) {
        this.setup = setup;
        this.job = job;
        this.bulk = bulk;
        List<Measurement> peers = bulk == null ? List.of() : List.of(bulk);
        this.load = new Measurement("job: full load, from \"running\"", peers);
        this.working = new Measurement("job: full load, while it works", peers);
        this.end = new Measurement("job: full load, until the job has ended", peers);
    }

    static LoadPart besideItsPeer(Setup setup, JobRuns job) {
        String name = "(c) multi-row INSERT, " + BulkInsert.CONNECTIONS + " connections";
        return new LoadPart(setup, job, Measurement.peer(name));
    }

    /** For a look at the TaskManager's memory. */
    static LoadPart alone(Setup setup, JobRuns job) {
        return new LoadPart(setup, job, null);
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
    }

    @Override
    public void run(int run) throws Exception {
        peer();
        JobRuns.FullLoad loaded = job.fullLoad();
        load.add(loaded.rows().fromStart());
        working.add(loaded.rows().working());
        end.add(loaded.untilEnd());
        peer();
    }

    /** Before the job and behind it: machines that others use get faster or slower meanwhile. */
    private void peer() throws Exception {
        if (bulk != null) {
            bulk.add(insert());
        }
    }

    private Run insert() throws Exception {
        String schema = setup.freshSchema();
        job.tables().create(setup.target(), schema);
        BulkInsert rows = new BulkInsert(setup.target(), schema, job.tables());
        return setup.measured(job.tables().rows(), rows::run);
    }

    @Override
    public List<String> lines() {
        return bulk == null
                ? Measurement.lines(load, working, end)
                : Measurement.lines(bulk, load, working, end);
    }
}
