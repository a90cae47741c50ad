package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many bytes of a source's binlog lie between two places. Stateless. */
final class BinlogDistance {

    private BinlogDistance() {}

    /**
     * Asks for the sizes of files only where there are several. Blocks.
     *
     * @param from a place that may be unknown: 0 then
     */
    static long bytes(Connection connection, Location from, Location to) throws SQLException {
        if (from.file().isEmpty()) {
            return 0;
        }
        if (from.file().equals(to.file())) {
            return Math.max(0, to.offset() - from.offset());
        }
        long first = BinlogPosition.fileNumber(from.file());
        long last = BinlogPosition.fileNumber(to.file());
        long bytes = to.offset() - from.offset();
        try (Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("SHOW BINARY LOGS")) {
            while (file.next()) {
                long number = BinlogPosition.fileNumber(file.getString(1));
                bytes += number >= first && number < last ? file.getLong(2) : 0;
            }
        }
        return Math.max(0, bytes);
    }
}
