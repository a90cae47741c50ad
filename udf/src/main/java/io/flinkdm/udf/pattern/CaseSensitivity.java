package io.flinkdm.udf.pattern;

/** Whether names that differ only in case are the same; DM's {@code case-sensitive}. */
public enum CaseSensitivity {
    SENSITIVE,
    INSENSITIVE;

    /** The form in which two names are compared. */
    public String fold(String name) {
        return this == SENSITIVE ? name : lowerCase(name);
    }

    /** Character by character: what stands around one never changes it, as in Go. */
    private static String lowerCase(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
