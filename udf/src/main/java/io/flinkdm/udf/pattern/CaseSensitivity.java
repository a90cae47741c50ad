package io.flinkdm.udf.pattern;

import java.util.Locale;

/** Whether names that differ only in case are the same; DM's {@code case-sensitive}. */
public enum CaseSensitivity {
    SENSITIVE,
    INSENSITIVE;

    /** The form in which two names are compared. */
    public String fold(String name) {
        return this == SENSITIVE ? name : name.toLowerCase(Locale.ROOT);
    }
}
