package io.flinkdm.submit.event;

import io.flinkdm.submit.answer.SourceAnswer;
import java.util.Objects;

/**
 * What a command did on one source; also how it is kept for audit. Immutable.
 *
 * @param before what was there, {@code null} for nothing
 * @param after what is there now, {@code null} for nothing
 */
record SourceOutcome(String source, boolean result, String msg, Object before, Object after) {

    SourceOutcome {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(msg, "msg");
    }

    static SourceOutcome refused(String source, String msg) {
        return new SourceOutcome(source, false, msg, null, null);
    }

    /** Told without a change. */
    static SourceOutcome told(String source, String msg) {
        return new SourceOutcome(source, true, msg, null, null);
    }

    SourceOutcome saying(boolean otherResult, String otherMsg) {
        return new SourceOutcome(source, otherResult, otherMsg, before, after);
    }

    SourceAnswer answer() {
        return new SourceAnswer(result, msg, source, "");
    }
}
