package io.flinkdm.udf.ddl.target;

/** DM's {@code collation_compatible}. */
public enum CollationPolicy {
    /** What names no character set has the target's own. */
    LOOSE,
    /** The source's defaults are written out. */
    STRICT
}
