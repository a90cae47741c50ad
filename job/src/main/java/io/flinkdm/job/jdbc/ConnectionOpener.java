package io.flinkdm.job.jdbc;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of one kind to one server. It travels in the job graph. Stateless. */
@FunctionalInterface
public interface ConnectionOpener extends Serializable {

    Connection open() throws SQLException;
}
