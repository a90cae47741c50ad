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
        this.ofMany =
                new CaughtUp(
                        "job: updates of " + many.tables().count() + " tables", ofFew.working());
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
        JobRuns.CatchUp caught = catchUp(few, savepointOfFew, run);
        savepointOfFew = caught.savepoint();
        ofFew.add(caught.phases());
        caught = catchUp(many, savepointOfMany, run);
        savepointOfMany = caught.savepoint();
        ofMany.add(caught.phases());
    }

    private JobRuns.CatchUp catchUp(JobRuns job, String savepoint, int run) throws Exception {
        Writers changes = job.changes(Workload.UPDATES, setup.options().events(), 1_000L + run);
        return job.catchUp(savepoint, changes.made(), changes::asClients);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(ofFew.lines());
        lines.addAll(ofMany.lines());
        return lines;
    }
}
