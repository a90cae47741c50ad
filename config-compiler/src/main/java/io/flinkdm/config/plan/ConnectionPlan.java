package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.Objects;

/**
 * How to reach a database.
 *
 * @param tls {@code null} for a connection without TLS keys
 */
public record ConnectionPlan(String host, int port, String user, Secret password, TlsPlan tls)
        implements Serializable {

    public ConnectionPlan {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** Without TLS keys. */
    public ConnectionPlan(String host, int port, String user, Secret password) {
        this(host, port, user, password, null);
    }

    /** For messages: {@code user@host:port}. */
    public String display() {
        return user + "@" + host + ":" + port;
    }
}
