package io.flinkdm.submit.demo;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A server of the demo. Immutable.
 *
 * @param label name and version for people
 */
record DemoDatabase(String label, String host, int port, String user, String password) {

    static DemoDatabase of(TestServer server) {
        return new DemoDatabase(
                server.kind().label(),
                server.host(),
                server.port(),
                server.user(),
                server.password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                String.format(
                        "jdbc:mariadb://%s:%d/?sslMode=disable&allowMultiQueries=false",
                        host, port),
                user,
                password);
    }

    /** For messages: {@code TiDB 8.5 at 127.0.0.1:4000}. */
    String display() {
        return label + " at " + host + ":" + port;
    }
}
