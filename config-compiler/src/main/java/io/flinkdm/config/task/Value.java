package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/**
 * What a key of a file says and where it stands; {@code null} in place of a value is "not given".
 * Given without anything it is the type's zero, as in DM, and not the key's default.
 */
public record Value<T>(T value, Place place) {

    /** {@code fallback} only where the key is not given. */
    public static <T> T or(Value<T> value, T fallback) {
        return value == null ? fallback : value.value();
    }

    public static boolean isTrue(Value<Boolean> value) {
        return or(value, false);
    }

    /** Whether a text is not given or empty. */
    public static boolean isEmpty(Value<String> value) {
        return or(value, "").isEmpty();
    }

    /** Where the key stands, or {@code fallback} where it is not given. */
    public static Place place(Value<?> value, Place fallback) {
        return value == null ? fallback : value.place();
    }
}
