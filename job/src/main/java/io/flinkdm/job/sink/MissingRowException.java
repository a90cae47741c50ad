package io.flinkdm.job.sink;

import java.sql.SQLException;

/** The target lacks rows that a task with {@code strict-rows} has to find there. */
final class MissingRowException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** SQL's own state for it. */
    private static final String NO_DATA = "02000";

    MissingRowException(int rows) {
        super(rows + " of the rows are not there", NO_DATA);
    }
}
