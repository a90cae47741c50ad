package io.flinkdm.testkit.provision;

/**
 * A server or program cannot be had on this machine. The message says in one line why, and what
 * would help; a test that meets it is skipped with that line. Immutable.
 */
public final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String reason) {
        super(reason);
    }

    public UnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
