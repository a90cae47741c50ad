package io.flinkdm.submit.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which event of which sources is meant. */
final class EventOptions extends SourceOptions {

    @Option(
            names = {"-b", "--binlog-pos"},
            paramLabel = "FILE:POS",
            scope = ScopeType.INHERIT,
            description = "where the event starts; default: that of the current error")
    String position;
}
