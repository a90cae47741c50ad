package io.flinkdm.job.shard.execute;

import java.sql.SQLException;

/** The target does not take a statement. Immutable. */
final class StatementRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sql;
    private final SQLException failure;

    StatementRefusedException(String sql, SQLException failure) {
        super(failure);
        this.sql = sql;
        this.failure = failure;
    }

    String sql() {
        return sql;
    }

    SQLException failure() {
        return failure;
    }
}
