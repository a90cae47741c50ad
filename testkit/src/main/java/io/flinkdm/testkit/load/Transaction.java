package io.flinkdm.testkit.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** What a writer does between two commits. */
@FunctionalInterface
public interface Transaction {

    /**
     * Runs the statements; the caller commits.
     *
     * @return how many rows they changed
     */
    long run(Connection connection, Random random) throws SQLException;
}
