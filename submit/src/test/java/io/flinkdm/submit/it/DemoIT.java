package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it, for some seconds. */
@ExtendWith(TestServers.class)
class DemoIT {

    private static final Path DM = Path.of("bin", "dm").toAbsolutePath();
    private static final int PATIENCE_MINUTES = 5;

    @TempDir Path folder;

    /** Without a MySQL there is no demo, and this test is skipped. */
    @Test
    void endsWithEqualTables(@Server(ServerKind.MYSQL_80) TestServer mysql) throws Exception {
        Path output = folder.resolve("output");
        Process demo = dm(output, "demo", "--seconds", "5", "--rows", "5000");
        boolean ended = demo.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        demo.destroyForcibly();

        String text = Files.readString(output);
        assertThat(ended).as(text).isTrue();
        assertThat(demo.exitValue()).as(text).isZero();
        assertThat(text)
                .contains(
                        "Flink:  http://127.0.0.1:",
                        "rows/s",
                        "lag",
                        "source and target are equal");
    }

    private static Process dm(Path output, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(DM.toString());
        builder.command().addAll(List.of(words));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
