package io.flinkdm.testkit.bench;

import java.util.List;

/**
 * How fast rows are read: a streaming SELECT and another connector against the job's source. One
 * thread.
 */
final class RowsPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final JobRuns cdc;
    private final Measurement select = Measurement.peer("(a) streaming SELECT");
    private final SourceAlone ofCdc = SourceAlone.ofFlinkCdc(select);
    private final SourceAlone ofJob = SourceAlone.ofJob(select, ofCdc);

    /**
     * @param cdc reads the same by flink-connector-mysql-cdc
     */
    RowsPart(Setup setup, JobRuns job, JobRuns cdc) {
        this.setup = setup;
        this.job = job;
        this.cdc = cdc;
    }

    @Override
    public void prepare() throws Exception {
        job.fillSource();
    }

    @Override
    public void run(int run) throws Exception {
        CpuTimes before = setup.processes().cpu();
        RawReaders.Outcome read =
                new RawReaders(setup.source()).select(job.schema(), job.tables().count());
        select.add(new Run(read.rows(), read.nanos(), setup.cpuSince(before)));
        ofJob.add(job.readRows());
        ofCdc.add(cdc.readRows());
    }

    @Override
    public List<String> lines() {
        return Measurement.lines(
                select, ofCdc.whole(), ofCdc.reading(), ofJob.whole(), ofJob.reading());
    }
}
