package io.flinkdm.config.tls;

/** A part of {@code security} that cannot be used. Immutable. */
public final class TlsMaterialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    TlsMaterialException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The key of {@code security}, e.g. {@code ssl-ca}. */
    public String key() {
        return key;
    }
}
