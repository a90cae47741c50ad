package io.flinkdm.testkit;

import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Starts servers outside of tests: for the demo and for benchmarks. */
public final class Servers {

    private Servers() {}

    /**
     * Starts a server that the caller closes, fetching its program when this machine has none.
     *
     * @param say told in one line whatever is fetched or built
     * @throws UnavailableException when the server cannot be had here; the message says why
     * @throws IllegalStateException when it was had but does not start
     */
    public static TestServer start(ServerKind kind, Consumer<String> say)
            throws IOException, UnavailableException {
        return start(kind, List.of(), say);
    }

    /** Like {@link #start(ServerKind, Consumer)}, with options that override the testkit's own. */
    public static TestServer start(ServerKind kind, List<String> options, Consumer<String> say)
            throws IOException, UnavailableException {
        return TestServer.start(kind, options, say);
    }
}
