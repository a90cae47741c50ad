package io.flinkdm.job;

import io.flinkdm.job.source.connector.SourceConnectors;

/**
 * The uids and names of all operators. A uid ties an operator to its state in checkpoints and
 * savepoints: never change one that was released. Names are for the web UI.
 */
final class OperatorUids {

    static final String COMMANDS = "commands";
    static final String SHARD_DDL = "shard-ddl";
    static final String WRITERS = "tidb-writers";

    private OperatorUids() {}

    static String source(String sourceId) {
        return "source-" + sourceId;
    }

    /** Readers of different connectors cannot continue from each other's state. */
    static String source(String sourceId, String connector) {
        return connector.equals(SourceConnectors.OWN)
                ? source(sourceId)
                : source(sourceId) + "-by-" + connector;
    }

    static String transform(String sourceId) {
        return "transform-" + sourceId;
    }

    static String loadBranch(String sourceId) {
        return "load-branch-" + sourceId;
    }

    static String load(String sourceId) {
        return "load-" + sourceId;
    }
}
