package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import java.util.Map;
import java.util.Set;

/**
 * What a session decided for its statement: what its event says, and what the server decides where
 * it does not. Immutable.
 */
final class SessionDefaults {

    private final ServerDefaults server;
    private final Map<Integer, String> collations;

    /**
     * @param collations the server's, by their numbers
     */
    SessionDefaults(ServerDefaults server, Map<Integer, String> collations) {
        this.server = server;
        this.collations = Map.copyOf(collations);
    }

    ServerDefaults server() {
        return server;
    }

    /** For statements of no session. */
    ServerDefaults plain() {
        return server.withSqlMode(Set.of());
    }

    ServerDefaults of(QueryEvent query) {
        QueryStatus status = query.status();
        return new ServerDefaults(
                server.mariaDb(),
                server.version(),
                server.charsets(),
                text(status.serverCollation()),
                status.explicitTimestamps() == QueryStatus.UNTOLD
                        ? server.explicitDefaultsForTimestamp()
                        : status.explicitTimestamps() != 0,
                SqlModes.names(status.sqlMode(), server.mariaDb()),
                server.lowerCaseNames());
    }

    private TextDefaults text(int collation) {
        String name = collations.get(collation);
        String charset = name == null ? null : server.charsets().collations().get(name);
        return charset == null ? server.text() : new TextDefaults(charset, name);
    }
}
