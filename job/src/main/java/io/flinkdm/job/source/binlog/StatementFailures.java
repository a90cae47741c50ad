package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.MigrationException;

/** Errors of statements, with place, text and remedy. Stateless. */
final class StatementFailures {

    private static final int MOST_CHARS = 1_000;

    private StatementFailures() {}

    /** Its effect on the structures of migrated tables cannot be told, so nothing is read on. */
    static MigrationException notFollowed(
            MigrationException e, String sourceId, String sql, StatementPlace place) {
        String at = place.origin().file() + ":" + place.origin().offset();
        String text =
                place.display()
                        + ", source: "
                        + sourceId
                        + ", origin SQL: ["
                        + shortened(sql)
                        + "]: the statement cannot be followed: "
                        + e.text()
                        + "; pass it over with `dm binlog skip -b "
                        + at
                        + "`, or say with `dm binlog replace -b "
                        + at
                        + "` which statements have the same effect, and resume the task; a"
                        + " structure that is not known is told with `dm binlog-schema update`";
        return new MigrationException(e.code(), e.scope(), text, e.getCause());
    }

    private static String shortened(String sql) {
        return sql.length() <= MOST_CHARS ? sql : sql.substring(0, MOST_CHARS) + " …";
    }
}
