package io.flinkdm.job.shard.execute;

import io.flinkdm.udf.event.DdlChange;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a session one in which a statement means what it meant on the source: its time and its time
 * zone. Executor thread.
 */
final class StatementSessions {

    private static final int MICROS = 6;

    private StatementSessions() {}

    static void set(DdlConnection connection, DdlChange change) throws SQLException {
        List<String> variables = new ArrayList<>();
        long seconds = change.origin().timestampMs() / 1_000;
        if (seconds > 0) {
            BigDecimal fraction = BigDecimal.valueOf(change.session().microseconds(), MICROS);
            variables.add("TIMESTAMP = " + BigDecimal.valueOf(seconds).add(fraction));
        }
        String zone = change.session().timeZone();
        if (!zone.isEmpty()) {
            variables.add("time_zone = '" + zone.replace("'", "''") + "'");
        }
        if (!variables.isEmpty()) {
            connection.execute("SET SESSION " + String.join(", SESSION ", variables));
        }
    }

    /** As {@link io.flinkdm.job.target.TargetSession} opens them. */
    static void reset(DdlConnection connection) throws SQLException {
        connection.execute("SET SESSION TIMESTAMP = DEFAULT, SESSION time_zone = '+00:00'");
    }
}
