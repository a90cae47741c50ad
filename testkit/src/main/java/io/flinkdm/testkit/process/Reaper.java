package io.flinkdm.testkit.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Kills the children of this JVM when it ends, also when it ends by {@code kill -9}: a shell reads
 * process ids from a pipe and kills them when the pipe breaks. Folders told to it are removed then.
 * Any thread.
 */
final class Reaper {

    // a process id that was let go may belong to somebody else by then, so it is taken out at once
    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            pids=' '
            while read -r what value; do
              case $what in
                child) pids="$pids$value " ;;
                gone) pids="${pids%% $value *} ${pids#* $value }" ;;
                folder) folders="$folders$value
            " ;;
              esac
            done
            [ -n "${pids# }" ] && kill -9 $pids 2>/dev/null
            printf '%s' "$folders" | while read -r folder; do rm -rf "$folder"; done
            """;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static OutputStream pipe;

    private Reaper() {}

    static void child(long pid) {
        tell("child " + pid);
    }

    static void gone(long pid) {
        tell("gone " + pid);
    }

    static void folder(Path folder) {
        tell("folder " + folder);
    }

    private static void tell(String line) {
        LOCK.lock();
        try {
            if (pipe == null) {
                pipe = start();
            }
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCK.unlock();
        }
    }

    private static OutputStream start() throws IOException {
        return new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream();
    }
}
