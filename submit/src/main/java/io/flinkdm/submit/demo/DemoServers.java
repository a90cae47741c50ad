package io.flinkdm.submit.demo;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.util.function.Consumer;

/** The demo's two servers; both end with it. */
record DemoServers(TestServer source, TestServer target) implements AutoCloseable {

    /** A MySQL 8.0 and a TiDB; a second MySQL where no TiDB can be had, and a line that says so. */
    static DemoServers start(Consumer<String> say) throws IOException, UnavailableException {
        TestServer source = Servers.start(ServerKind.MYSQL_80, say);
        try {
            return new DemoServers(source, target(say));
        } catch (IOException | UnavailableException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static TestServer target(Consumer<String> say)
            throws IOException, UnavailableException {
        try {
            return Servers.start(ServerKind.TIDB, say);
        } catch (UnavailableException e) {
            say.accept("no TiDB here, a second MySQL is the target: " + e.getMessage());
            return Servers.start(ServerKind.MYSQL_80, say);
        }
    }

    @Override
    public void close() {
        try {
            target.close();
        } finally {
            source.close();
        }
    }
}
