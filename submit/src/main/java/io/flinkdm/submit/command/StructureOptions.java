package io.flinkdm.submit.command;

import picocli.CommandLine.Option;

/** What DM's users write when they set a structure; nothing here depends on it. */
final class StructureOptions {

    @Option(names = "--flush", arity = "0..1", description = "accepted; always at once")
    private Boolean flush;

    @Option(names = "--sync", arity = "0..1", description = "accepted; no effect")
    private Boolean sync;
}
