package io.flinkdm.testkit.bench;

import java.util.List;

/**
 * How fast {@code oltp_write_only} is caught up with: a statement for each row event against the
 * job. One thread.
 */
final class CatchUpPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement rowByRow = new Measurement("a statement a row, 16 connections", null);
    private final Measurement catchUp =
            new Measurement("job: catch-up of oltp_write_only", rowByRow);
    private String savepoint;

    CatchUpPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
    }

    @Override
    public void prepare() throws Exception {
        savepoint = job.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        int events = setup.options().events();
        rowByRow.add(
                setup.onTarget(
                        schema -> {
                            new BulkInsert(setup.target(), schema, setup.tables()).run();
                            WriteOnly load =
                                    WriteOnly.rowByRow(
                                            setup.target(), schema, setup.tables(), events);
                            return setup.measured(events, load.seeded(run)::run);
                        }));
        WriteOnly changes =
                WriteOnly.onSource(setup.source(), Setup.SCHEMA, setup.tables(), events);
        JobRuns.CatchUp caught = job.catchUp(savepoint, changes.seeded(run));
        savepoint = caught.savepoint();
        catchUp.add(caught.run());
    }

    @Override
    public List<String> lines() {
        return Measurement.lines(rowByRow, catchUp);
    }
}
