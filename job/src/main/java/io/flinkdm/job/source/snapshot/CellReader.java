package io.flinkdm.job.source.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one column of a result as the value the binlog would give. Fetcher thread. */
@FunctionalInterface
interface CellReader {

    /** {@code null} for NULL. */
    Object read(ResultSet row, int index) throws SQLException;
}
