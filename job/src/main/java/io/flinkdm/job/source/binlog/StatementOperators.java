package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.event.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What people want to be done about statements of the binlog, told by their places. Statements of
 * theirs name all schemas and are read under an empty sql_mode. Fetcher thread.
 */
public interface StatementOperators {

    /** Nobody wants anything. */
    StatementOperators NONE =
            new StatementOperators() {
                @Override
                public Optional<List<String>> instead(Origin place) {
                    return Optional.empty();
                }

                @Override
                public boolean leavesOut(String sql) {
                    return false;
                }

                @Override
                public boolean wantsBefore(String file, long offset) {
                    return false;
                }

                @Override
                public List<String> before(Origin place) {
                    return List.of();
                }
            };

    /**
     * What to do in place of a statement that cannot be followed; no statements to pass it over.
     * Asks now; blocks.
     */
    Optional<List<String>> instead(Origin place);

    /** Whether the task's filters leave out whatever reads like this, as DM's deferred skip. */
    boolean leavesOut(String sql);

    /**
     * Whether something is to be done before the event that begins there. Asked for each event, so
     * it answers from what it was told a moment ago.
     */
    boolean wantsBefore(String file, long offset);

    /** What to do before the event that begins there. Asks now; blocks. */
    List<String> before(Origin place);
}
