package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.StartTime;
import io.flinkdm.job.source.binlog.StartTimeScan;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the binlog is to be read from for {@code --start-time}. Blocks; off the main thread. */
final class StartTimeSearch {

    private static final Logger LOG = LoggerFactory.getLogger(StartTimeSearch.class);
    private static final long FIRST_OFFSET = 4;

    /** Servers count seconds in 32 bits, some of them signed; later times they turn into 0. */
    private static final int LAST_YEAR = 2037;

    private final Connection connection;
    private final ServerFlavor flavor;
    private final SourcePlan source;

    StartTimeSearch(Connection connection, SourcePlan source) throws SQLException {
        this.connection = connection;
        this.flavor = ServerFlavor.of(connection);
        this.source = source;
    }

    /**
     * The place before the first transaction of that time or later; the oldest one there is for a
     * time before all of them.
     *
     * @throws MigrationException 20057 for a time after all of them
     */
    BinlogPosition find(String startTime) throws SQLException {
        StartTime time = StartTime.parse(startTime);
        if (time.local().getYear() > LAST_YEAR) {
            throw tooLate(startTime);
        }
        long seconds = seconds(time);
        List<String> files = files();
        BinlogPosition head = flavor.head(connection);
        Optional<String> file = StartTimeScan.fileBefore(source, files, seconds);
        BinlogPosition place =
                file.isPresent()
                        ? StartTimeScan.find(source, file.get(), seconds, head)
                                .orElseThrow(() -> tooLate(startTime))
                        : oldest(files, startTime);
        BinlogPosition complete = withEarlier(place);
        LOG.info(
                "{}: start-time {} is {} {}",
                source.sourceId(),
                startTime,
                complete.display(),
                complete.gtids());
        return complete;
    }

    private BinlogPosition oldest(List<String> files, String startTime) {
        LOG.warn(
                "{}: start-time {} is earlier than the oldest binlog, {}; it begins there",
                source.sourceId(),
                startTime,
                files.get(0));
        return new BinlogPosition(files.get(0), FIRST_OFFSET, GtidSet.EMPTY);
    }

    /** A file's beginning is left as it is: the stream tells what stands before it. */
    private BinlogPosition withEarlier(BinlogPosition place) throws SQLException {
        if (place.offset() == FIRST_OFFSET) {
            return place;
        }
        GtidSet gtids = flavor.gtidsBefore(connection, place, known -> known.gtids());
        return new BinlogPosition(place.file(), place.offset(), gtids);
    }

    private MigrationException tooLate(String startTime) {
        return new MigrationException(
                ErrorCode.CONFIG_START_TIME_TOO_LATE,
                source.sourceId()
                        + ": start-time "
                        + startTime
                        + " is too late, no binlog location matches it");
    }

    private List<String> files() throws SQLException {
        List<String> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW BINARY LOGS")) {
            while (rows.next()) {
                files.add(rows.getString(1));
            }
        }
        return files;
    }

    /** Without an offset a time is the upstream's, by its own rules for its own zone. */
    private long seconds(StartTime time) throws SQLException {
        if (time.zone().isPresent()) {
            return time.local().toEpochSecond(time.zone().get());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION time_zone = @@GLOBAL.time_zone");
            try {
                return secondsInSessionZone(time);
            } finally {
                statement.execute("SET SESSION time_zone = '+00:00'");
            }
        }
    }

    private long secondsInSessionZone(StartTime time) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FLOOR(UNIX_TIMESTAMP(?))")) {
            statement.setString(
                    1, time.local().format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
