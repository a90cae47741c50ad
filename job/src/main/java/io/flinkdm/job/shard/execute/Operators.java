package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperator.State;
import io.flinkdm.job.meta.BinlogOperatorTable;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.udf.event.DdlChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What people have said of a statement. Executor thread. */
final class Operators {

    private final String metaSchema;
    private final String task;

    Operators(MigrationPlan plan) {
        this.metaSchema = plan.metaSchema();
        this.task = plan.task();
    }

    /**
     * Whether something else is to be done about the statement.
     *
     * @param alsoUsed whether one counts that has been carried out before, as far as that went
     */
    Optional<BinlogOperator> instead(Connection connection, DdlChange change, boolean alsoUsed)
            throws SQLException {
        return find(connection, place(change), alsoUsed)
                .filter(operator -> operator.op() != Op.INJECT);
    }

    /** Whether something is to be done before the statement. */
    Optional<BinlogOperator> before(Connection connection, DdlChange change, boolean alsoUsed)
            throws SQLException {
        if (change.part() != 0) {
            return Optional.empty();
        }
        return find(connection, place(change).part(EventPlace.BEFORE), alsoUsed)
                .filter(operator -> operator.op() == Op.INJECT);
    }

    private Optional<BinlogOperator> find(Connection connection, EventPlace place, boolean alsoUsed)
            throws SQLException {
        return BinlogOperatorTable.find(connection, metaSchema, task, place)
                .filter(operator -> alsoUsed || operator.state() == State.SET);
    }

    /** From now on it cannot be taken back. Whether it has not been so far. */
    boolean use(Connection connection, BinlogOperator operator) throws SQLException {
        return BinlogOperatorTable.used(
                connection, metaSchema, task, operator, System.currentTimeMillis());
    }

    private static EventPlace place(DdlChange change) {
        return EventPlace.of(change.sourceId(), change.origin().file(), change.origin().offset())
                .part(change.part());
    }
}
