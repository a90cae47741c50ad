package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A job's classes go with the job, as far as connections are concerned. */
class ForgottenClassesTest {

    @Test
    void nothingOfTheJvmKeepsTheClassesOfAJob() throws Exception {
        WeakReference<ClassLoader> classes = usedOnce();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(classes.get()).isNull();
                        });
    }

    private static WeakReference<ClassLoader> usedOnce() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> used = Class.forName(JdbcConnections.class.getName(), true, loader);
            Class<?> driver = Class.forName("org.mariadb.jdbc.Driver", true, loader);
            assertThat(driver.getClassLoader()).isSameAs(used.getClassLoader()).isSameAs(loader);
            return new WeakReference<>(loader);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(ForgottenClassesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
