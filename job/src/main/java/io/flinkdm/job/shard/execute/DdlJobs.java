package io.flinkdm.job.shard.execute;

import io.flinkdm.job.fence.LaneSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Finds a statement again that was sent to the target and not answered, by the comment it begins
 * with. TiDB goes on with a statement whose session has ended. Stateless.
 *
 * <p>Source: TiDB manual, "DDL_JOBS", "ADMIN SHOW DDL" (which wants a privilege the view does not).
 */
final class DdlJobs {

    private DdlJobs() {}

    /** What has become of a statement. */
    enum Found {
        /** It runs, or may still begin to. */
        BUSY,
        DONE,
        /** It has not run, or was undone. */
        NONE,
        /** The target keeps no list of its jobs. */
        UNKNOWN
    }

    /** A statement with its comment. */
    static String marked(String mark, String sql) {
        return comment(mark) + " " + sql;
    }

    private static String comment(String mark) {
        return LaneSession.JOB_MARK + mark + " */";
    }

    /** Looks for sessions first: one that has ended meanwhile has left its job. */
    static Found look(DdlConnection connection, String mark) throws SQLException {
        boolean tidb = connection.session().tidb();
        String sessions =
                "SELECT 1 FROM information_schema."
                        + (tidb ? "cluster_processlist" : "processlist")
                        + " WHERE info LIKE ? AND id <> CONNECTION_ID()";
        if (text(connection.jdbc(), sessions, comment(mark) + "%") != null) {
            return Found.BUSY;
        }
        if (!tidb) {
            return Found.UNKNOWN;
        }
        String jobs =
                "SELECT state FROM information_schema.ddl_jobs WHERE query LIKE ?"
                        + " ORDER BY job_id DESC LIMIT 1";
        return found(text(connection.jdbc(), jobs, "%" + comment(mark) + "%"));
    }

    static Found found(String state) {
        if (state == null) {
            return Found.NONE;
        }
        return switch (state) {
            case "synced" -> Found.DONE;
            case "cancelled", "rollback done" -> Found.NONE;
            default -> Found.BUSY;
        };
    }

    private static String text(Connection connection, String sql, String like) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, like);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
