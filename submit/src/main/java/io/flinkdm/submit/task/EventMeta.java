package io.flinkdm.submit.task;

import static io.flinkdm.submit.task.MetaAccess.asking;
import static io.flinkdm.submit.task.MetaAccess.doing;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperatorTable;
import io.flinkdm.job.meta.CommandTable;
import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.meta.DdlStatusTable;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.meta.StructureHistory;
import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.meta.StructureSetTable;
import io.flinkdm.submit.task.HeldStatement.Stage;
import io.flinkdm.udf.model.SourceTable;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the meta schema of a task holds about single events and structures; made by {@link
 * TargetMeta#events()} and good as long as that is open. One thread at a time.
 */
public final class EventMeta {

    /** Of one server's binlog; of several sources in any order. */
    private static final Comparator<HeldStatement> ORDER =
            Comparator.<HeldStatement>comparingInt(held -> held.place().file().length())
                    .thenComparing(held -> held.place().file())
                    .thenComparingLong(held -> held.place().offset());

    private final Connection connection;
    private final String metaSchema;
    private final String task;

    EventMeta(Connection connection, KnownTask task) {
        this.connection = connection;
        this.metaSchema = task.metaSchema();
        this.task = task.name();
    }

    /** Statements that are not carried over yet, in the order of their places. */
    public List<HeldStatement> held() {
        return asking(() -> DdlStatusTable.read(connection, metaSchema, task)).stream()
                .map(EventMeta::held)
                .sorted(ORDER)
                .toList();
    }

    private static HeldStatement held(DdlStatus status) {
        return new HeldStatement(
                new EventPlace(status.sourceId(), status.file(), status.offset(), status.part()),
                status.gtid(),
                Stage.valueOf(status.state().name()),
                List.of(status.tables()),
                status.statement(),
                status.error(),
                status.updatedAtMs());
    }

    /** All operators of the source that were not taken back. */
    public List<BinlogOperator> operators(String sourceId) {
        return asking(() -> BinlogOperatorTable.list(connection, metaSchema, task, sourceId));
    }

    public void put(BinlogOperator operator) {
        doing(
                () -> {
                    BinlogOperatorTable.ensure(connection, metaSchema, task);
                    BinlogOperatorTable.put(connection, metaSchema, task, operator);
                });
    }

    /** Takes back what was not used yet for an event; whether there was anything. */
    public boolean revert(EventPlace place) {
        return asking(() -> BinlogOperatorTable.revert(connection, metaSchema, task, place) > 0);
    }

    /** The structure a source table has had last; empty when none is known. */
    public Optional<String> structure(SourceTable table) {
        return asking(
                () ->
                        StructureHistory.latest(
                                connection, metaSchema, task, table.sourceId(), table.table()));
    }

    public void put(StructureSet structure) {
        doing(
                () -> {
                    StructureSetTable.ensure(connection, metaSchema, task);
                    StructureSetTable.put(connection, metaSchema, task, structure);
                });
    }

    /** The structure that was set for a table and waits for the task to be resumed. */
    public Optional<String> unapplied(SourceTable table) {
        return asking(
                        () ->
                                StructureSetTable.pending(
                                        connection,
                                        metaSchema,
                                        task,
                                        table.sourceId(),
                                        Long.MAX_VALUE))
                .stream()
                .filter(structure -> structure.table().equals(table))
                .map(StructureSet::createTable)
                .findFirst();
    }

    /** Takes back a structure that was set and not applied yet; whether there was one. */
    public boolean takeBack(SourceTable table) {
        return asking(() -> StructureSetTable.takeBack(connection, metaSchema, task, table));
    }

    /** Notes a command before it is carried out; its id. */
    public long begin(String command, String arguments) {
        return asking(
                () -> {
                    CommandTable.ensure(connection, metaSchema, task);
                    return CommandTable.begin(connection, metaSchema, task, command, arguments);
                });
    }

    /** Notes what became of a command. */
    public void end(long id, boolean result, String message) {
        CommandTable.Answer answer = new CommandTable.Answer(result, message);
        doing(() -> CommandTable.end(connection, metaSchema, task, id, answer));
    }
}
