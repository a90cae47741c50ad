package io.flinkdm.submit.status;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.ProcessResult;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.SubTaskStatus.HeldLine;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.HeldStatement.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Statements that are not carried over yet, in the status of a sub-task: a parked one is an error,
 * although the sub-task goes on. Pure.
 */
final class HeldReport {

    private HeldReport() {}

    /**
     * @param held of the sub-task's source
     */
    static SubTaskStatus add(SubTaskStatus status, List<HeldStatement> held) {
        if (held.isEmpty()) {
            return status;
        }
        List<HeldLine> lines = held.stream().map(HeldReport::line).toList();
        List<ProcessError> errors = new ArrayList<>();
        held.stream()
                .filter(statement -> statement.stage() == Stage.PARKED)
                .forEach(statement -> errors.add(error(status.name(), statement)));
        return errors.isEmpty()
                ? status.holding(lines, status.result())
                : status.holding(lines, with(status.result(), errors));
    }

    /** What has ended the unit comes first. */
    private static ProcessResult with(ProcessResult result, List<ProcessError> errors) {
        if (result == null) {
            return ProcessResult.ended(errors);
        }
        List<ProcessError> all = new ArrayList<>(result.errors());
        all.addAll(errors);
        return new ProcessResult(result.isCanceled(), all, result.detail());
    }

    private static ProcessError error(String task, HeldStatement statement) {
        ProcessError error = FailureText.parse(statement.error());
        String remedy = error.workaround().isEmpty() ? "" : error.workaround() + "; ";
        return new ProcessError(
                error.code(),
                error.errorClass(),
                error.scope(),
                error.level(),
                error.message(),
                error.rawCause(),
                remedy + commands(task, statement));
    }

    private static String commands(String task, HeldStatement statement) {
        String options =
                " " + task + " -s " + statement.place().sourceId() + " -b " + position(statement);
        return "leave it out with `dm binlog skip"
                + options
                + "`, or run something else with `dm binlog replace"
                + options
                + " \"<DDL with upstream names>\"`";
    }

    private static HeldLine line(HeldStatement statement) {
        return new HeldLine(
                position(statement),
                statement.stage().name().toLowerCase(Locale.ROOT),
                statement.tables(),
                statement.sql());
    }

    private static String position(HeldStatement statement) {
        return statement.place().file() + ":" + statement.place().offset();
    }
}
