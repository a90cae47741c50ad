package io.flinkdm.submit.it;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Servers of several kinds to read from, each started when it is first asked for. One thread. */
final class Sources implements AutoCloseable {

    private static final List<ServerKind> KINDS =
            List.of(
                    ServerKind.MYSQL_80,
                    ServerKind.MARIADB,
                    ServerKind.MYSQL_57,
                    ServerKind.MARIADB_114,
                    ServerKind.MYSQL_9);

    private final List<ServerKind> kinds;
    private final Map<ServerKind, TestServer> started = new EnumMap<>(ServerKind.class);

    Sources() {
        this(KINDS);
    }

    Sources(List<ServerKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** A living server of the kind whose turn it is. */
    TestServer of(long turn) throws IOException, UnavailableException {
        ServerKind kind = kinds.get(Math.floorMod(turn, kinds.size()));
        TestServer server = started.get(kind);
        if (server == null) {
            server = Servers.start(kind, line -> System.out.println("[testkit] " + line));
            started.put(kind, server);
        }
        return server;
    }

    @Override
    public void close() {
        started.values().forEach(TestServer::close);
    }
}
