package io.flinkdm.job.shard.execute;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
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

    Operators(String metaSchema, String task) {
        this.metaSchema = metaSchema;
        this.task = task;
    }

    /** Whether it is to be left out; from now on that cannot be taken back. */
    boolean skips(Connection connection, DdlOrder order) throws SQLException {
        Optional<BinlogOperator> operator =
                BinlogOperatorTable.find(connection, metaSchema, task, place(order.change()));
        return operator.isPresent()
                && operator.get().op() == Op.SKIP
                && BinlogOperatorTable.used(
                        connection, metaSchema, task, operator.get(), System.currentTimeMillis());
    }

    private static EventPlace place(DdlChange change) {
        return EventPlace.of(change.sourceId(), change.origin().file(), change.origin().offset())
                .part(change.part());
    }
}
