package io.flinkdm.job.ddl;

/** Statements in messages: a CREATE TABLE may be pages long. Stateless. */
public final class SqlShown {

    private static final int CHARACTERS = 1000;

    private SqlShown() {}

    public static String of(String sql) {
        return sql.length() <= CHARACTERS ? sql : sql.substring(0, CHARACTERS) + "…";
    }
}
