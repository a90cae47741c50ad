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
import java.util.List;
import java.util.Optional;

/** What people have said of a statement. Executor thread. */
final class Operators {

    private final String metaSchema;
    private final String task;

    Operators(MigrationPlan plan) {
        this.metaSchema = plan.metaSchema();
        this.task = plan.task();
    }

    /** All that people have said of statements of the source. */
    List<BinlogOperator> read(Connection connection, DdlChange change) throws SQLException {
        return BinlogOperatorTable.list(connection, metaSchema, task, change.sourceId());
    }

    /**
     * What else is to be done about the statement.
     *
     * @param alsoUsed whether one counts that has been carried out before, as far as that went
     */
    static Optional<BinlogOperator> instead(
            List<BinlogOperator> all, DdlChange change, boolean alsoUsed) {
        return find(all, place(change), alsoUsed).filter(operator -> operator.op() != Op.INJECT);
    }

    /** What is to be done before the statement. */
    static Optional<BinlogOperator> before(
            List<BinlogOperator> all, DdlChange change, boolean alsoUsed) {
        return change.part() != 0
                ? Optional.empty()
                : find(all, place(change).part(EventPlace.BEFORE), alsoUsed)
                        .filter(operator -> operator.op() == Op.INJECT);
    }

    private static Optional<BinlogOperator> find(
            List<BinlogOperator> all, EventPlace place, boolean alsoUsed) {
        return all.stream()
                .filter(operator -> operator.place().equals(place))
                .filter(operator -> alsoUsed || operator.state() == State.SET)
                .findFirst();
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
