package io.flinkdm.submit.command;

/** A call that cannot be carried out as it stands; its text is DM's. */
final class MistakenCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MistakenCallException(String message) {
        super(message);
    }
}
