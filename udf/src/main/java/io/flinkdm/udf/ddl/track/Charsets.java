package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Map;

/**
 * The character sets and collations a server has, as SHOW CHARACTER SET and SHOW COLLATION tell.
 * Immutable.
 *
 * @param sets by name
 * @param collations each one's character set
 */
public record Charsets(Map<String, Charset> sets, Map<String, String> collations) {

    /**
     * @param collation the one it has where none is named
     * @param maxBytes what a character takes at most
     */
    public record Charset(String collation, int maxBytes) {}

    public Charsets {
        sets = Map.copyOf(sets);
        collations = Map.copyOf(collations);
    }

    /** With its own collation. */
    TextDefaults charset(String name) {
        String known = known(name);
        return new TextDefaults(known, sets.get(known).collation());
    }

    /**
     * The character set of a collation, and the collation.
     *
     * @throws MigrationException 44006 when the source has no such collation
     */
    public TextDefaults ofCollation(String name) {
        return collation(name, "");
    }

    /**
     * @param charset the one it stands beside, which completes MariaDB's short names, or {@code ""}
     */
    TextDefaults collation(String name, String charset) {
        String full = charset.isEmpty() ? name : known(charset) + "_" + name;
        for (String candidate : new String[] {name, renamed(name), full}) {
            if (collations.containsKey(candidate)) {
                return new TextDefaults(collations.get(candidate), candidate);
            }
        }
        throw unknown("collation " + name);
    }

    /** What BINARY behind a type means. */
    TextDefaults binary(String charset) {
        return charset.equals("binary")
                ? TextDefaults.BINARY
                : new TextDefaults(charset, charset + "_bin");
    }

    int maxBytes(String charset) {
        return sets.get(known(charset)).maxBytes();
    }

    private String known(String name) {
        if (sets.containsKey(name)) {
            return name;
        }
        String other = renamed(name);
        if (sets.containsKey(other)) {
            return other;
        }
        throw unknown("character set " + name);
    }

    /** The set of three bytes has two names; a server shows one and knows both. */
    private static String renamed(String name) {
        if (name.startsWith("utf8mb3")) {
            return "utf8" + name.substring("utf8mb3".length());
        }
        return name.equals("utf8") || name.startsWith("utf8_")
                ? "utf8mb3" + name.substring("utf8".length())
                : name;
    }

    private static MigrationException unknown(String what) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, "the source has no " + what);
    }
}
