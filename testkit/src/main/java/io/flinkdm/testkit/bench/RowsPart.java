package io.flinkdm.testkit.bench;

import java.util.List;

/** How fast rows are read: a streaming SELECT against the job's source. One thread. */
final class RowsPart implements Part {

    private final Setup setup;
    private final JobRuns job;
    private final Measurement select = Measurement.peer("streaming SELECT");
    private final Measurement whole =
            new Measurement("job: source alone, from its start", List.of(select));
    private final Measurement reading =
            new Measurement("job: source alone, while it reads", List.of(select));

    RowsPart(Setup setup, JobRuns job) {
        this.setup = setup;
        this.job = job;
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
        JobRuns.Phases alone = job.readRows();
        whole.add(alone.fromStart());
        reading.add(alone.working());
    }

    @Override
    public List<String> lines() {
        return Measurement.lines(select, whole, reading);
    }
}
