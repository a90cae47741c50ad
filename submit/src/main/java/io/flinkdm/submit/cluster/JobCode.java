package io.flinkdm.submit.cluster;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * A job's jars as this process sees them while it builds the job: a connector among them is found,
 * everything else is this process's own. Belongs to the thread that made it until it is closed.
 */
final class JobCode implements AutoCloseable {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader jars;

    JobCode(List<Path> jars) {
        this.jars =
                new URLClassLoader(
                        jars.stream().map(JobCode::url).toArray(URL[]::new),
                        JobCode.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(this.jars);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new MigrationException(ErrorCode.INTERNAL, jar + " has no address", e);
        }
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        jars.close();
    }
}
