package io.flinkdm.job.it;

import io.flinkdm.testkit.TestServer;

/**
 * An account of a server.
 *
 * @param security flow style YAML, empty for a connection without TLS
 */
record Access(TestServer server, String user, String password, String security) {

    static Access root(TestServer server) {
        return new Access(server, server.user(), server.password(), "");
    }

    /** Keys of a database in a task or source file, indented by two blanks. */
    String yaml() {
        String yaml =
                """
                  host: %s
                  port: %d
                  user: %s
                  password: "%s"
                """
                        .formatted(server.host(), server.port(), user, password);
        return security.isEmpty() ? yaml : yaml + "  security: " + security + "\n";
    }
}
