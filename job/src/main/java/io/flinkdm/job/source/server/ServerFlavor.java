package io.flinkdm.job.source.server;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The two families of upstream servers, told apart by their version text. */
public enum ServerFlavor {
    MYSQL {
        @Override
        GtidSet gtids(Connection connection, ResultSet status) throws SQLException {
            int columns = status.getMetaData().getColumnCount();
            return columns < GTID_COLUMN
                    ? GtidSet.EMPTY
                    : GtidSet.parse(status.getString(GTID_COLUMN));
        }

        @Override
        public GtidSet gtidsBefore(
                Connection connection, BinlogPosition place, Function<BinlogPosition, GtidSet> scan)
                throws SQLException {
            return scan.apply(place).union(purged(connection));
        }

        @Override
        public Optional<BinlogPosition> snapshotPosition(Connection connection) {
            return Optional.empty();
        }

        @Override
        String identity(Connection connection) throws SQLException {
            return "server_uuid " + single(connection, "SELECT @@GLOBAL.server_uuid");
        }

        @Override
        GtidSet executed(Connection connection) throws SQLException {
            return GtidSet.parse(single(connection, "SELECT @@GLOBAL.gtid_executed"));
        }

        @Override
        public GtidSet purged(Connection connection) throws SQLException {
            return GtidSet.parse(single(connection, "SELECT @@GLOBAL.gtid_purged"));
        }
    },
    MARIADB {
        @Override
        GtidSet gtids(Connection connection, ResultSet status) throws SQLException {
            return mariaDbGtids(connection, status.getString(1), status.getLong(2));
        }

        @Override
        public GtidSet gtidsBefore(
                Connection connection, BinlogPosition place, Function<BinlogPosition, GtidSet> scan)
                throws SQLException {
            return mariaDbGtids(connection, place.file(), place.offset());
        }

        @Override
        public Optional<BinlogPosition> snapshotPosition(Connection connection)
                throws SQLException {
            String file = null;
            long offset = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SHOW STATUS LIKE 'binlog\\_snapshot\\_%'")) {
                while (row.next()) {
                    if (row.getString(1).equalsIgnoreCase("binlog_snapshot_file")) {
                        file = row.getString(2);
                    } else if (row.getString(1).equalsIgnoreCase("binlog_snapshot_position")) {
                        offset = row.getLong(2);
                    }
                }
            }
            return file == null || file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new BinlogPosition(
                                    file, offset, mariaDbGtids(connection, file, offset)));
        }

        /** It has no UUID; its numbers are what its GTIDs carry. */
        @Override
        String identity(Connection connection) throws SQLException {
            return "server_id "
                    + single(connection, "SELECT @@GLOBAL.server_id")
                    + ", gtid_domain_id "
                    + single(connection, "SELECT @@GLOBAL.gtid_domain_id");
        }

        @Override
        GtidSet executed(Connection connection) throws SQLException {
            return GtidSet.parse(single(connection, "SELECT @@GLOBAL.gtid_binlog_pos"));
        }

        /** Whether the binlog still reaches back is told when it is asked for. */
        @Override
        public GtidSet purged(Connection connection) {
            return GtidSet.EMPTY;
        }
    };

    private static final int GTID_COLUMN = 5;
    private static final int SYNTAX_ERROR = 1064;

    public static ServerFlavor of(Connection connection) throws SQLException {
        return ofVersion(single(connection, "SELECT VERSION()"));
    }

    static ServerFlavor ofVersion(String version) {
        return version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
    }

    /** GTIDs before the place the status row names; empty when the server has none. */
    abstract GtidSet gtids(Connection connection, ResultSet status) throws SQLException;

    /**
     * All transactions before a place known by file and offset only.
     *
     * @param scan reads those of the binlog files, where the server does not tell
     */
    public abstract GtidSet gtidsBefore(
            Connection connection, BinlogPosition place, Function<BinlogPosition, GtidSet> scan)
            throws SQLException;

    /** What tells the server from others, for as long as it keeps its data. */
    abstract String identity(Connection connection) throws SQLException;

    /** All transactions the server has, its own and others'. */
    abstract GtidSet executed(Connection connection) throws SQLException;

    /** Those of them that no binlog file holds any more, as far as the server tells. */
    public abstract GtidSet purged(Connection connection) throws SQLException;

    /** Where the connection's consistent snapshot lies in the binlog, if the server tells. */
    public abstract Optional<BinlogPosition> snapshotPosition(Connection connection)
            throws SQLException;

    /**
     * The end of the binlog. The GTID set may lack transactions just before the place, never hold
     * one after it: MySQL takes the set first.
     *
     * @throws MigrationException 11125 when the server writes no binlog
     */
    public BinlogPosition head(Connection connection) throws SQLException {
        try {
            return head(connection, "SHOW MASTER STATUS");
        } catch (SQLException e) {
            // MySQL 8.4 and later know the new name only.
            if (e.getErrorCode() != SYNTAX_ERROR) {
                throw e;
            }
            return head(connection, "SHOW BINARY LOG STATUS");
        }
    }

    private BinlogPosition head(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery(sql)) {
            if (!status.next()) {
                throw new MigrationException(
                        ErrorCode.NO_MASTER_STATUS, "the upstream tells no binlog position");
            }
            String file = status.getString(1);
            long offset = status.getLong(2);
            return new BinlogPosition(file, offset, gtids(connection, status));
        }
    }

    static GtidSet mariaDbGtids(Connection connection, String file, long offset)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT BINLOG_GTID_POS(?, ?)")) {
            statement.setString(1, file);
            statement.setLong(2, offset);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String gtids = row.getString(1);
                return gtids == null ? GtidSet.EMPTY : GtidSet.parse(gtids);
            }
        }
    }

    static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
