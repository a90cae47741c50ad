package io.flinkdm.job.sink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The longest statement a server takes. One that is longer must not be sent: the server would hang
 * up, and that looks like a lost connection. Immutable.
 */
record PacketLimit(long bytes) {

    private static final int PACKET_TOO_LARGE = 1153;
    private static final int MOST_BYTES_PER_CHAR = 3;

    /** The command's own byte, and the limit itself is beyond the limit. */
    private static final int OVERHEAD = 2;

    static PacketLimit of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@max_allowed_packet")) {
            row.next();
            return new PacketLimit(row.getLong(1));
        }
    }

    /**
     * @throws SQLException 1153, as servers say it
     */
    void require(String sql) throws SQLException {
        long most = bytes - OVERHEAD;
        if (sql.length() > most
                || (sql.length() > most / MOST_BYTES_PER_CHAR && utf8Bytes(sql) > most)) {
            throw new SQLException(
                    "Got a packet bigger than 'max_allowed_packet' bytes (" + bytes + ")",
                    "HY000",
                    PACKET_TOO_LARGE);
        }
    }

    static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Two halves of a pair are four bytes together.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
