package io.flinkdm.submit.status;

import io.flinkdm.submit.answer.ProcessError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads DM's error form back from a stack trace as Flink shows it: {@code [code=…:class=…:scope=…:
 * level=…], Message: …, RawCause: …, Workaround: …}. Stateless.
 */
public final class FailureText {

    private static final Pattern HEAD =
            Pattern.compile(
                    "\\[code=(\\d{1,9}):class=([^:\\]]*):scope=([^:\\]]*):level=([^\\]]*)\\],"
                            + " Message: ");
    private static final Pattern TRACE =
            Pattern.compile("\\R(?:\\s+at |\\s*\\.\\.\\. |Caused by: )");
    private static final String CAUSED_BY = "Caused by: ";
    private static final String RAW_CAUSE = ", RawCause: ";
    private static final String WORKAROUND = ", Workaround: ";

    private FailureText() {}

    /** The outermost error of ours in the trace; without one, its root cause as code 50000. */
    public static ProcessError parse(String trace) {
        Matcher head = HEAD.matcher(trace);
        if (!head.find()) {
            return ProcessError.unknown(rootCause(trace));
        }
        String rest = beforeTrace(trace.substring(head.end()));
        int workaroundAt = rest.lastIndexOf(WORKAROUND);
        String workaround =
                workaroundAt < 0 ? "" : rest.substring(workaroundAt + WORKAROUND.length());
        String body = workaroundAt < 0 ? rest : rest.substring(0, workaroundAt);
        int causeAt = body.indexOf(RAW_CAUSE);
        return new ProcessError(
                Integer.parseInt(head.group(1)),
                head.group(2),
                head.group(3),
                head.group(4),
                causeAt < 0 ? body : body.substring(0, causeAt),
                causeAt < 0 ? "" : body.substring(causeAt + RAW_CAUSE.length()),
                workaround);
    }

    private static String rootCause(String trace) {
        int at = trace.lastIndexOf(CAUSED_BY);
        return beforeTrace(at < 0 ? trace : trace.substring(at + CAUSED_BY.length()));
    }

    private static String beforeTrace(String text) {
        Matcher trace = TRACE.matcher(text);
        return (trace.find() ? text.substring(0, trace.start()) : text).strip();
    }
}
