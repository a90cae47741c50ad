package io.flinkdm.testkit;

import io.flinkdm.testkit.flink.ClusterRest;
import io.flinkdm.testkit.flink.FlinkCommands;
import io.flinkdm.testkit.flink.FlinkConfiguration;
import io.flinkdm.testkit.process.ChildProcess;
import io.flinkdm.testkit.process.LogFile;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.process.Waiting;
import io.flinkdm.testkit.provision.FlinkDistribution;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Flink cluster made of the real distribution: JobManager, TaskManagers and the command line,
 * each in a JVM of its own, with the web UI. Checkpoints and savepoints lie in a folder of the
 * cluster and outlive its processes until it is closed. One thread at a time.
 */
public final class FlinkCluster implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(5);
    private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");

    private final RunFolder folder;
    private final FlinkConfiguration configuration;
    private final FlinkCommands commands;
    private final ClusterRest rest;
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;
    private int logs;

    private FlinkCluster(RunFolder folder, FlinkConfiguration configuration, List<Path> libraries)
            throws IOException, UnavailableException {
        this.folder = folder;
        this.configuration = configuration;
        this.commands =
                new FlinkCommands(
                        FlinkDistribution.find(line -> System.out.println("[testkit] " + line)),
                        configuration,
                        libraries);
        this.rest = new ClusterRest(configuration.rest());
    }

    /** A cluster of so many TaskManagers with so many slots each; returns when it takes jobs. */
    public static FlinkCluster start(int taskManagers, int slots)
            throws IOException, UnavailableException {
        return start(taskManagers, slots, Map.of());
    }

    /** Like {@link #start(int, int)}, with Flink settings that override the testkit's own. */
    public static FlinkCluster start(int taskManagers, int slots, Map<String, String> settings)
            throws IOException, UnavailableException {
        return start(taskManagers, slots, settings, List.of());
    }

    /**
     * Like {@link #start(int, int, Map)}.
     *
     * @param libraries jars that lie in the folder {@code lib} of the distribution
     */
    public static FlinkCluster start(
            int taskManagers, int slots, Map<String, String> settings, List<Path> libraries)
            throws IOException, UnavailableException {
        RunFolder folder = RunFolder.create("flink");
        FlinkCluster cluster =
                new FlinkCluster(
                        folder,
                        FlinkConfiguration.write(folder.path(), slots, settings),
                        libraries);
        try {
            cluster.startJobManager();
            for (int i = 0; i < taskManagers; i++) {
                cluster.addTaskManager();
            }
            cluster.awaitTaskManagers();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The address of the REST interface and the web UI, without a slash at the end. */
    public String rest() {
        return configuration.rest();
    }

    /** Where checkpoints are kept; they outlive the cluster's processes. */
    public Path checkpoints() {
        return folder.path().resolve("checkpoints");
    }

    /** The {@code conf} folder, for programs that read Flink's configuration. */
    public Path conf() {
        return configuration.folder();
    }

    public long jobManagerPid() {
        return jobManager.pid();
    }

    /** The process id of the TaskManager with that number. */
    public long taskManagerPid(int number) {
        return taskManagers.get(number).pid();
    }

    /** {@code kill -9} of the TaskManager with that number; the numbers of the others stay. */
    public void killTaskManager(int number) {
        taskManagers.get(number).kill();
    }

    /** Starts one more TaskManager and returns its number, when the cluster can use it. */
    public int startTaskManager() {
        int number = addTaskManager();
        awaitTaskManagers();
        return number;
    }

    /**
     * {@code kill -9} of the TaskManager that has lived longest; another one is started and will be
     * there some seconds later.
     */
    public void replaceTaskManager() {
        oldestTaskManager().kill();
        addTaskManager();
    }

    /** Lets the TaskManager that has lived longest hang for as long as that takes. */
    public void hangTaskManager(Runnable meanwhile) {
        ChildProcess hung = oldestTaskManager();
        hung.hang();
        try {
            meanwhile.run();
        } finally {
            hung.goOn();
        }
    }

    private ChildProcess oldestTaskManager() {
        return taskManagers.stream().filter(ChildProcess::isAlive).findFirst().orElseThrow();
    }

    private int addTaskManager() {
        int number = taskManagers.size();
        Path log = log("taskmanager");
        taskManagers.add(launch(commands.taskManager(id(number), log), log));
        return number;
    }

    private static String id(int taskManager) {
        return "taskmanager-" + taskManager;
    }

    private Set<String> aliveTaskManagers() {
        return IntStream.range(0, taskManagers.size())
                .filter(number -> taskManagers.get(number).isAlive())
                .mapToObj(FlinkCluster::id)
                .collect(Collectors.toSet());
    }

    /** {@code kill -9}. Jobs are gone with it: their checkpoints stay. */
    public void killJobManager() {
        jobManager.kill();
    }

    /** Starts it again at the same address; returns when the living TaskManagers are back. */
    public void restartJobManager() {
        if (jobManager.isAlive()) {
            jobManager.kill();
        }
        startJobManager();
        awaitTaskManagers();
    }

    private void startJobManager() {
        Path log = log("jobmanager");
        jobManager = launch(commands.jobManager(log), log);
    }

    private void awaitTaskManagers() {
        Set<String> expected = aliveTaskManagers();
        Waiting.until(
                () -> rest.taskManagers().containsAll(expected) || !jobManager.isAlive(),
                START_PATIENCE,
                () -> rest.taskManagers() + " are there, not " + expected + "\n" + logTails());
        if (!jobManager.isAlive()) {
            throw new IllegalStateException("JobManager ended\n" + jobManager.log().tail());
        }
    }

    /** {@code flink run -d}; returns the job's id. */
    public String runJob(Path jar, String... arguments) {
        return runJob(List.of(), jar, arguments);
    }

    /**
     * {@code flink run -d} with options of {@code run}, such as {@code -s SAVEPOINT} or {@code -p
     * 3}; returns the job's id.
     */
    public String runJob(List<String> options, Path jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of("run", "-d"));
        command.addAll(options);
        command.add(jar.toString());
        command.addAll(Arrays.asList(arguments));
        return found(JOB_ID, flink(command.toArray(String[]::new)));
    }

    /** {@code flink stop --savepointPath}; returns the savepoint's path. */
    public String stopWithSavepoint(String jobId) {
        String savepoints = configuration.settings().get("execution.checkpointing.savepoint-dir");
        String savepoint = found(SAVEPOINT, flink("stop", "--savepointPath", savepoints, jobId));
        awaitJobState(jobId, "FINISHED");
        return savepoint;
    }

    /** {@code flink cancel}; returns when the job is over. */
    public void cancel(String jobId) {
        flink("cancel", jobId);
        awaitJobState(jobId, "CANCELED");
    }

    /** The state Flink shows for a job; empty when it does not know it or does not answer. */
    public Optional<String> jobState(String jobId) {
        return rest.jobState(jobId);
    }

    /** Returns when the job runs with all of its tasks. */
    public void awaitRunning(String jobId) {
        Waiting.until(
                () -> rest.isRunning(jobId),
                START_PATIENCE,
                () ->
                        "job is "
                                + jobState(jobId).orElse("unknown")
                                + ", not all tasks run\n"
                                + logTails());
    }

    /** Returns when the job is in that state. */
    public void awaitJobState(String jobId, String state) {
        Waiting.until(
                () -> jobState(jobId).equals(Optional.of(state)),
                START_PATIENCE,
                () ->
                        "job is "
                                + jobState(jobId).orElse("unknown")
                                + ", not "
                                + state
                                + "\n"
                                + logTails());
    }

    /**
     * Runs the command line {@code flink} and returns what it prints.
     *
     * @throws IllegalStateException with that output, when it fails
     */
    public String flink(String... arguments) {
        Path log = log("client");
        ChildProcess client = launch(commands.client(arguments), log);
        int code = client.await(CLIENT_PATIENCE);
        if (code != 0) {
            throw new IllegalStateException(
                    "flink " + arguments[0] + " ends with " + code + "\n" + client.log().text());
        }
        return client.log().text();
    }

    private static String found(Pattern pattern, String output) {
        Matcher match = pattern.matcher(output);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern + " in\n" + output);
        }
        return match.group(1);
    }

    /** The logs of the JobManager and of every TaskManager there was. */
    public List<LogFile> logs() {
        return Stream.concat(Stream.of(jobManager), taskManagers.stream())
                .map(ChildProcess::log)
                .toList();
    }

    private String logTails() {
        return String.join("\n", logs().stream().map(LogFile::tail).toList());
    }

    private ChildProcess launch(List<String> command, Path log) {
        try {
            return ChildProcess.start(command, commands.environment(), folder.path(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String of) {
        return folder.path().resolve(of + "-" + logs++ + ".log");
    }

    /** Kills every process and removes what they wrote. */
    @Override
    public void close() {
        Stream.concat(Stream.ofNullable(jobManager), taskManagers.stream())
                .filter(ChildProcess::isAlive)
                .forEach(ChildProcess::kill);
        folder.close();
    }
}
