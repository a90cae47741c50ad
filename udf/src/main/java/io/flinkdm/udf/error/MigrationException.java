package io.flinkdm.udf.error;

import java.util.Objects;

/**
 * The one exception users see: an {@link ErrorCode}, what happened and where, and what to do.
 *
 * <p>Its message is DM's shape, {@code [code=…:class=…:scope=…:level=…], Message: …, RawCause: …,
 * Workaround: …}, so it can be parsed back from a log or from Flink's exception page. It never
 * holds a secret or a row's values.
 */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final ErrorScope scope;
    private final String text;

    public MigrationException(ErrorCode code, ErrorScope scope, String text, Throwable cause) {
        super(render(code, scope, text, cause), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.text = Objects.requireNonNull(text, "text");
    }

    public MigrationException(ErrorCode code, String text) {
        this(code, code.scope(), text, null);
    }

    public MigrationException(ErrorCode code, String text, Throwable cause) {
        this(code, code.scope(), text, cause);
    }

    public ErrorCode code() {
        return code;
    }

    public ErrorScope scope() {
        return scope;
    }

    /** The message without DM's head, cause and workaround. */
    public String text() {
        return text;
    }

    private static String render(ErrorCode code, ErrorScope scope, String text, Throwable cause) {
        StringBuilder out = new StringBuilder(160);
        out.append("[code=").append(code.number()).append(":class=").append(code.errorClass());
        out.append(":scope=").append(scope.label()).append(":level=").append(code.level());
        out.append("], Message: ").append(text);
        if (cause != null && cause.getMessage() != null) {
            out.append(", RawCause: ").append(cause.getMessage());
        }
        if (!code.workaround().isEmpty()) {
            out.append(", Workaround: ").append(code.workaround());
        }
        return out.toString();
    }
}
