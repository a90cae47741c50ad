package io.flinkdm.submit.command;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which sources of a task are meant. */
class SourceOptions {

    @Option(
            names = {"-s", "--source"},
            split = ",",
            paramLabel = "SOURCE-ID",
            scope = ScopeType.INHERIT,
            description = "only these sources")
    List<String> sourceIds = List.of();
}
