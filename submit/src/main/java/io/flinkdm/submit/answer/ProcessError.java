package io.flinkdm.submit.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** DM's {@code ProcessError}; also how errors are kept in the registry of tasks. Immutable. */
public record ProcessError(
        @JsonProperty("ErrCode") int code,
        @JsonProperty("ErrClass") String errorClass,
        @JsonProperty("ErrScope") String scope,
        @JsonProperty("ErrLevel") String level,
        @JsonProperty("Message") String message,
        @JsonProperty("RawCause") String rawCause,
        @JsonProperty("Workaround") String workaround) {

    /** An error without a code of ours: 50000. */
    public static ProcessError unknown(String message) {
        return new ProcessError(50000, "not-set", "not-set", "high", message, "", "");
    }

    /** DM's text form. */
    public String text() {
        StringBuilder out = new StringBuilder(160);
        out.append("[code=").append(code).append(":class=").append(errorClass);
        out.append(":scope=").append(scope).append(":level=").append(level);
        out.append("], Message: ").append(message);
        if (!rawCause.isEmpty()) {
            out.append(", RawCause: ").append(rawCause);
        }
        if (!workaround.isEmpty()) {
            out.append(", Workaround: ").append(workaround);
        }
        return out.toString();
    }
}
