package io.flinkdm.udf.error;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders {@link ErrorCode} as {@code docs/error-codes.md}. */
final class ErrorCodesPage {

    private static final String HEAD =
            """
            # Error codes

            Generated from `ErrorCode`; `ErrorCodeTest` compares the two.

            Numbers, names and classes are those of DM; 52001 and above are flink-dm's own. An error reads
            `[code=…:class=…:scope=…:level=…], Message: …, RawCause: …, Workaround: …`.
            After an error marked *retried* the job restarts from its last checkpoint by itself; any other one stops
            the task, which keeps its place until a person has mended the cause and resumes it.
            The scope of a database error is that of the database it happened on.

            | code | name | class | scope | level | what follows | what to do |
            |---|---|---|---|---|---|---|
            """;

    private ErrorCodesPage() {}

    static String render() {
        return Stream.of(ErrorCode.values())
                .sorted(Comparator.comparingInt(ErrorCode::number))
                .map(ErrorCodesPage::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(ErrorCode code) {
        String follows = code.recovery() == ErrorCode.Recovery.RETRY ? "retried" : "stops";
        return String.format(
                "| %d | %s | %s | %s | %s | %s | %s |\n",
                code.number(),
                code.name(),
                code.errorClass(),
                code.scope().label(),
                code.level(),
                follows,
                code.workaround().isEmpty() ? "–" : code.workaround());
    }
}
