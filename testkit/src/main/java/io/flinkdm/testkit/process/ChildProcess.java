package io.flinkdm.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running program whose output goes to a log file and which never outlives this JVM. One thread
 * at a time.
 */
public final class ChildProcess {

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final LogFile log;

    private ChildProcess(Process process, LogFile log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param environment added to this JVM's own
     * @param log appended to
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Reaper.child(process.pid());
        return new ChildProcess(process, new LogFile(log));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its output so far. */
    public LogFile log() {
        return log;
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        await(KILL_PATIENCE);
    }

    /** {@code kill -STOP}: it hangs as it is until {@link #goOn()}. */
    public void hang() {
        signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to end, and kills it when it has not after that time. */
    public void stop(Duration patience) {
        process.destroy();
        if (!exited(patience)) {
            process.destroyForcibly();
        }
        await(KILL_PATIENCE);
    }

    /** The exit code, once it has ended by itself. */
    public int await(Duration patience) {
        if (!exited(patience)) {
            throw new IllegalStateException(
                    "process " + pid() + " has not ended after " + patience + "\n" + log.tail());
        }
        Reaper.gone(pid());
        return process.exitValue();
    }

    private boolean exited(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while process " + pid() + " ends", e);
        }
    }
}
