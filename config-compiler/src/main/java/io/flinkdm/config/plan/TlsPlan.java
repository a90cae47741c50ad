package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.List;

/**
 * {@code security} of a connection. It holds all that is needed: where the job runs, the files need
 * not be.
 *
 * @param ca certificates that may have signed the server's; without them any server is taken
 * @param cert the client's certificate
 * @param key its key
 * @param allowedNames common names the server's certificate may bear; empty for any
 */
public record TlsPlan(Pem ca, Pem cert, Pem key, List<String> allowedNames)
        implements Serializable {

    public TlsPlan {
        allowedNames = List.copyOf(allowedNames);
    }

    /**
     * Certificates or a key.
     *
     * @param path the file it was read from, as written, for messages; {@code ""} for none
     * @param content PEM; empty when not given
     */
    public record Pem(String path, Secret content) implements Serializable {

        public static final Pem NONE = new Pem("", Secret.of(""));

        public boolean given() {
            return !content.sealed().isEmpty();
        }
    }
}
