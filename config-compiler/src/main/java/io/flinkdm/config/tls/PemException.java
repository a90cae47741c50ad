package io.flinkdm.config.tls;

/** A PEM text that cannot be used; its message quotes nothing of it. Immutable. */
final class PemException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PemException(String message) {
        super(message);
    }

    PemException(String message, Throwable cause) {
        super(message, cause);
    }
}
