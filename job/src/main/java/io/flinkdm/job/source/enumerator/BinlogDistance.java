package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

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
        return from.file().equals(to.file())
                ? bytes(Map.of(), from, to)
                : bytes(sizes(connection), from, to);
    }

    private static Map<Long, Long> sizes(Connection connection) throws SQLException {
        Map<Long, Long> sizes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("SHOW BINARY LOGS")) {
            while (file.next()) {
                sizes.put(BinlogPosition.fileNumber(file.getString(1)), file.getLong(2));
            }
        }
        return sizes;
    }

    /**
     * @param sizes of the files, by the numbers in their names
     */
    static long bytes(Map<Long, Long> sizes, Location from, Location to) {
        long first = BinlogPosition.fileNumber(from.file());
        long last = BinlogPosition.fileNumber(to.file());
        long bytes = to.offset() - from.offset();
        for (Map.Entry<Long, Long> file : sizes.entrySet()) {
            bytes += file.getKey() >= first && file.getKey() < last ? file.getValue() : 0;
        }
        return Math.max(0, bytes);
    }
}
