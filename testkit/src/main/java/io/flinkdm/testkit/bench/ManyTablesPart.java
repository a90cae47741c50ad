package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.bench.workload.Workload;
import io.flinkdm.testkit.bench.workload.Writers;
import java.util.ArrayList;
import java.util.List;

/** What many tables of very different sizes cost, beside four of one size. One thread. */
final class ManyTablesPart implements Part {

    private final Setup setup;
    private final JobRuns few;
    private final JobRuns many;
    private final CaughtUp ofFew;
    private final CaughtUp ofMany;
    private String savepointOfFew;
    private String savepointOfMany;

    ManyTablesPart(Setup setup, JobRuns few, JobRuns many) {
        this.setup = setup;
        this.few = few;
        this.many = many;
        this.ofFew = new CaughtUp("job: updates of 4 tables");
        this.ofMany = new CaughtUp("job: updates of " + many.tables().count() + " tables", ofFew);
    }

    @Override
    public void prepare() throws Exception {
        few.fillSource();
        many.fillSource();
        savepointOfFew = few.loadAndPause();
        savepointOfMany = many.loadAndPause();
    }

    @Override
    public void run(int run) throws Exception {
        runFew(2 * run);
        JobRuns.CatchUp caught = catchUp(many, savepointOfMany, run);
        savepointOfMany = caught.savepoint();
        ofMany.add(caught.phases());
        runFew(2 * run + 1);
    }

    /** Before the many and behind them: machines that others use get faster or slower meanwhile. */
    private void runFew(int run) throws Exception {
        JobRuns.CatchUp caught = catchUp(few, savepointOfFew, run);
        savepointOfFew = caught.savepoint();
        ofFew.add(caught.phases());
    }

    private JobRuns.CatchUp catchUp(JobRuns job, String savepoint, int run) throws Exception {
        int half = setup.options().events() / 2;
        Writers first = job.changes(Workload.UPDATES, half, 1_000L + 2L * run);
        Writers second = job.changes(Workload.UPDATES, half, 1_001L + 2L * run);
        return job.catchUp(
                savepoint, first.made() + second.made(), first::asClients, second::asClients);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(ofFew.lines());
        lines.addAll(ofMany.lines());
        return lines;
    }
}
