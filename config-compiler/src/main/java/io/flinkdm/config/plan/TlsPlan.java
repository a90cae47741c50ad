package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.List;

/**
 * {@code security} of a connection.
 *
 * @param allowedNames common names the server's certificate may bear; empty for any
 */
public record TlsPlan(Pem ca, Pem cert, Pem key, List<String> allowedNames)
        implements Serializable {

    public TlsPlan {
        allowedNames = List.copyOf(allowedNames);
    }

    /**
     * A certificate or key: a file of the machine that connects, or the text itself.
     *
     * @param path {@code ""} when not given
     * @param content Base64 of the text, empty when not given; before the path where both are
     */
    public record Pem(String path, Secret content) implements Serializable {}
}
