package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.DdlEntry;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.meta.DdlJournal;
import java.sql.SQLException;
import java.util.Optional;

/** The journal, as far as orders go. Executor threads. */
final class OrderJournal {

    private final DdlJournal journal;

    OrderJournal(MigrationPlan plan) {
        journal = new DdlJournal(plan.metaSchema(), plan.task());
    }

    void prepare(DdlConnection connection) throws SQLException {
        journal.ensureOnce(connection.jdbc());
    }

    Optional<DdlEntry> find(DdlConnection connection, DdlOrder order) throws SQLException {
        return journal.find(connection.jdbc(), order.key());
    }

    boolean finished(DdlConnection connection, DdlOrder order) throws SQLException {
        return find(connection, order).map(entry -> entry.state().finished()).orElse(false);
    }

    /** Whether the half that runs it is done. */
    boolean otherFinished(DdlConnection connection, DdlOrder order) throws SQLException {
        return journal.find(connection.jdbc(), order.key().half(""))
                .map(entry -> entry.state().finished())
                .orElse(false);
    }

    DdlJournal.Ready ready(DdlConnection connection, DdlOrder order) throws SQLException {
        return journal.ready(connection.jdbc(), order.key());
    }

    /**
     * Notes it unless it is noted.
     *
     * @return what is noted if it was not
     */
    DdlEntry begin(DdlConnection connection, DdlOrder order, State state) throws SQLException {
        DdlEntry entry = new DdlEntry(state, 0, order.checkpoint(), System.currentTimeMillis());
        journal.begin(
                connection.jdbc(), order.key(), entry, order.change().sql(), order.statements());
        return entry;
    }

    void step(DdlConnection connection, DdlOrder order, int done) throws SQLException {
        journal.step(connection.jdbc(), order.key(), done);
    }

    void become(DdlConnection connection, DdlOrder order, State state) throws SQLException {
        journal.become(connection.jdbc(), order.key(), state);
    }

    void finish(DdlConnection connection, DdlOrder order, State state) throws SQLException {
        journal.finish(connection.jdbc(), order.key(), state, System.currentTimeMillis());
    }
}
