package io.flinkdm.submit.it;

import static org.awaitility.Awaitility.await;

import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.ddl.DdlKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A task that follows some worlds over networks that break. One thread. */
final class DdlTask implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final TestServer target;
    private final String rest;
    private final Networks networks;
    private final Dm dm;
    private final List<DdlWorld> worlds = new ArrayList<>();
    private final TaskOnDisk files;

    private DdlTask(long seed, int count, TestServer source, TestServer target, Folder place)
            throws SQLException, IOException {
        this.target = target;
        this.rest = place.rest();
        this.networks = Networks.to(source, target);
        Path in = Files.createDirectories(place.path().resolve("ddl" + seed));
        this.dm = new Dm(in.resolve("home"), rest);
        for (int i = 0; i < count; i++) {
            worlds.add(DdlWorld.prepare(seed + i, source, target, place.without()));
        }
        this.files =
                new DdlTaskFiles("ddl" + seed, new Random(seed).nextBoolean())
                        .write(in, networks.source(), networks.target(), worlds);
    }

    /** Where a task's files and its job are, and which statements are not wanted. */
    record Folder(Path path, String rest, Set<DdlKind> without) {}

    /**
     * @param seed of the first world; the others follow
     */
    static DdlTask prepare(
            long seed, int worlds, TestServer source, TestServer target, Folder place)
            throws SQLException, IOException {
        return new DdlTask(seed, worlds, source, target, place);
    }

    /** Returns when the rows that were there are copied. */
    void start() {
        String[] words = Dm.startWords(files, "--parallelism", "2");
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> dm.run(words).exit() == 0);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> dm.isSynced(name()));
    }

    /** Returns when every world has sent its statements. */
    void run() {
        Together.each(worlds, DdlWorld::run);
    }

    void resume() {
        await().atMost(PATIENCE)
                .until(() -> dm.run("--strict-exit", "resume-task", name()).exit() != 1);
    }

    void breakOne(Random random) {
        networks.breakOne(random);
    }

    void mend() {
        networks.mend();
    }

    boolean isSynced() {
        return dm.isSynced(name());
    }

    String name() {
        return files.name();
    }

    String metaSchema() {
        return name() + "_meta";
    }

    List<DdlWorld> worlds() {
        return worlds;
    }

    String status() {
        return dm.run("query-status", name()).out();
    }

    @Override
    public void close() throws SQLException, IOException {
        FlinkRest cluster = new FlinkRest(rest);
        JobFinder.find(cluster, name(), "").ifPresent(job -> cluster.cancel(job.id()));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                cluster.jobs().stream()
                                        .filter(job -> job.name().equals(name()))
                                        .allMatch(job -> job.state().isTerminal()));
        for (DdlWorld world : worlds) {
            world.close();
        }
        target.execute("DROP DATABASE IF EXISTS `" + metaSchema() + "`");
        networks.close();
    }
}
