package io.flinkdm.udf.ddl.online;

/** What a table is to a schema change tool. */
public enum TableKind {
    /** The users' own table. */
    REAL,
    /** The working copy that takes the real table's place; DM also calls it ghost. */
    SHADOW,
    /** What the tool leaves behind: the old table, or gh-ost's change log. */
    TRASH
}
