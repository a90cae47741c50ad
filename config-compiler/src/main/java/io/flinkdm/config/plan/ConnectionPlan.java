package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.Objects;

/** How to reach a database. */
public record ConnectionPlan(String host, int port, String user, Secret password)
        implements Serializable {

    public ConnectionPlan {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** For messages: {@code user@host:port}. */
    public String display() {
        return user + "@" + host + ":" + port;
    }
}
