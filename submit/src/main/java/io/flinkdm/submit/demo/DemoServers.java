package io.flinkdm.submit.demo;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import java.util.function.Consumer;

/** The demo's two servers; both end with it. */
record DemoServers(TestServer sourceServer, TestServer targetServer) implements AutoCloseable {

    /** A MySQL 8.0 and a TiDB; a second MySQL where no TiDB can be had, and a line that says so. */
    static DemoServers start(Consumer<String> say) throws Exception {
        TestServer source = Servers.start(ServerKind.MYSQL_80, say);
        try {
            return new DemoServers(source, target(say));
        } catch (Exception e) {
            source.close();
            throw e;
        }
    }

    private static TestServer target(Consumer<String> say) throws Exception {
        try {
            return Servers.start(ServerKind.TIDB, say);
        } catch (Exception e) {
            say.accept("no TiDB here (" + e.getMessage() + "): a second MySQL is the target");
            return Servers.start(ServerKind.MYSQL_80, say);
        }
    }

    DemoDatabase source() {
        return DemoDatabase.of(sourceServer);
    }

    DemoDatabase target() {
        return DemoDatabase.of(targetServer);
    }

    @Override
    public void close() throws Exception {
        try (TestServer source = sourceServer;
                TestServer target = targetServer) {
            assert source != target : "two servers";
        }
    }
}
