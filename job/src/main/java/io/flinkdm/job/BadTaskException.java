package io.flinkdm.job;

import io.flinkdm.config.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The task's files cannot be run; its message lists everything that is wrong with them. */
final class BadTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadTaskException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(problem -> "\n  " + problem)
                        .collect(Collectors.joining("", heading(problems.size()), "\n")));
    }

    private static String heading(int count) {
        return count == 1
                ? "the task cannot start, there is a problem:"
                : "the task cannot start, there are " + count + " problems:";
    }
}
