package io.flinkdm.job.jdbc;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders {@link SqlErrorTable} as {@code docs/target-errors.md}. */
final class TargetErrorsPage {

    private static final String HEAD =
            """
            # Errors of the target

            Generated from `sql-errors.txt`, which the writers go by; `SqlErrorClassifierTest` compares the two.

            What the writers do about an error of TiDB (or of MySQL or MariaDB as a target):

            | | |
            |---|---|
            | reconnect | the connection is gone, and what was under way may have happened or not. A new connection first makes sure that the old one has ended on the target, then writes the batch again so that it makes no difference whether it is there: rows with a key are put, rows without one are looked up in the task's own `sink_progress`, which is part of their transaction |
            | again | the target has undone the batch; it is written again |
            | split | the batch is written in halves, these in quarters, until the target takes them. A single row that it does not take stops the task, as below |
            | stop | the batch is halved until the row is found. The task ends with an error that names it: table, place in the binlog, statement with `?` for values, what the target said, what to do. Its rows stay where they were read from: after the cause is mended, `dm resume-task` goes on |

            Before *reconnect* and *again* the writer pauses: a tenth of a second, doubling up to five seconds, each cut at random by up to a half.
            After five minutes the job restarts from its last checkpoint and goes on trying, for as long as the target is away; nobody has to do anything.
            Until then the metric `retries` grows and the TaskManager's log has a line after the 4th, 8th, 16th … attempt; once it restarts, `query-status` shows the error.

            A number that is not in the table stops the task, unless its SQLSTATE is of class 08 (connection lost): reconnect.
            Warnings that tell of a changed value (1048, 1264, 1265, 1292, 1364, 1366, 1406, 1690) count as errors.

            | number | what the target says | what is done | remedy |
            |---|---|---|---|
            """;

    private TargetErrorsPage() {}

    static String render() {
        return SqlErrorTable.lines().stream()
                .sorted(Comparator.comparingInt(SqlErrorTable.Line::number))
                .map(TargetErrorsPage::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(SqlErrorTable.Line line) {
        String text = line.text().isEmpty() ? "" : " (`" + line.text().replace("|", "\\|") + "`)";
        return Stream.of(
                        String.valueOf(line.number()),
                        line.meaning() + text,
                        line.failure().word(),
                        line.remedy())
                .collect(Collectors.joining(" | ", "| ", " |\n"))
                .replace("|  |", "| |");
    }
}
