package io.flinkdm.testkit.bench;

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
        this.load = new Measurement("job: full load, until all rows are there", bulk);
        this.working = new Measurement("job: full load, while it loads", bulk);
        this.end = new Measurement("job: full load, until the job has ended", bulk);
    }

    static LoadPart besideItsPeer(Setup setup, JobRuns job) {
        String name = "multi-row INSERT, " + BulkInsert.CONNECTIONS + " connections";
        return new LoadPart(setup, job, new Measurement(name, null));
    }

    /** For a look at the TaskManager's memory. */
    static LoadPart alone(Setup setup, JobRuns job) {
        return new LoadPart(setup, job, null);
    }

    @Override
    public void run(int run) throws Exception {
        if (bulk != null) {
            bulk.add(setup.onTarget(this::insert));
        }
        JobRuns.FullLoad loaded = job.fullLoad(setup.tables());
        load.add(loaded.rows().fromStart());
        working.add(loaded.rows().working());
        end.add(loaded.untilEnd());
    }

    private Run insert(String schema) throws Exception {
        BulkInsert rows = new BulkInsert(setup.target(), schema, setup.tables());
        return setup.measured(setup.tables().rows(), rows::run);
    }

    @Override
    public List<String> lines() {
        return bulk == null
                ? Measurement.lines(load, working, end)
                : Measurement.lines(bulk, load, working, end);
    }
}
