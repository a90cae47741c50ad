package io.flinkdm.testkit.bench;

import java.util.List;

/** How fast rows are loaded: multi-row INSERTs against the job's full load. One thread. */
final class LoadPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement bulk = new Measurement("multi-row INSERT, 8 connections", null);
    private final Measurement load =
            new Measurement("job: full load, until all rows are there", bulk);
    private final Measurement end =
            new Measurement("job: full load, until the job has ended", bulk);

    LoadPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void run(int run) throws Exception {
        bulk.add(
                setup.onTarget(
                        schema ->
                                setup.measured(
                                        setup.tables().rows(),
                                        new BulkInsert(setup.target(), schema, setup.tables())
                                                ::run)));
        JobRuns.FullLoad loaded = job.fullLoad(setup.tables());
        load.add(loaded.untilRows());
        end.add(loaded.untilEnd());
    }

    @Override
    public List<String> lines() {
        return Measurement.lines(bulk, load, end);
    }
}
