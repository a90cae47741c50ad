package io.flinkdm.job.sink;

/** The end of a writer that nobody could see coming. */
final class WriterCrash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WriterCrash() {
        super("injected");
    }
}
