package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a statement makes of the structures of the tables that are followed, and of those alone. A
 * statement that gives such a table rows of one that is not followed is refused: these rows were
 * never read. Immutable.
 */
final class StatementTracking {

    private final ServerDefaults session;
    private final String defaultSchema;
    private final List<TableName> named;
    private final Predicate<TableId> followed;

    /**
     * @param defaultSchema of the session
     * @param named the tables the statement names
     */
    StatementTracking(
            ServerDefaults session,
            String defaultSchema,
            List<TableName> named,
            Predicate<TableId> followed) {
        this.named = named;
        this.session = session;
        this.defaultSchema = defaultSchema;
        this.followed = followed;
    }

    /**
     * @throws MigrationException 44005 or 44006 when the statement cannot be followed
     */
    Structures apply(DdlStatement statement, Structures before) {
        Structures all = new SchemaTracker(session).apply(statement, defaultSchema, before);
        Structures after = withoutStrangers(before, all);
        if (statement instanceof DdlStatement.RenameTable rename) {
            requireOwnRows(rename);
        } else if (statement instanceof DdlStatement.AlterTable alter) {
            alter.specs().forEach(this::requireOwnRows);
        }
        return after;
    }

    /**
     * Which of the tables that cannot be followed are left.
     *
     * @throws MigrationException 44006 when the statement may change one
     */
    Set<TableId> stillFixed(DdlStatement statement, Set<TableId> fixed) {
        if (fixed.isEmpty() || statement instanceof DdlStatement.TruncateTable) {
            return fixed;
        }
        Set<TableId> left = new HashSet<>(fixed);
        if (statement instanceof DdlStatement.DropDatabase drop) {
            String schema = id(new TableName(drop.schema(), "")).schema();
            left.removeIf(table -> table.schema().equals(schema));
        } else if (statement instanceof DdlStatement.DropTable drop && !drop.temporary()) {
            drop.tables().forEach(table -> left.remove(id(table)));
        } else {
            named.stream().map(this::id).filter(fixed::contains).forEach(this::refuse);
        }
        return left.size() == fixed.size() ? fixed : Set.copyOf(left);
    }

    private void refuse(TableId fixed) {
        throw new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                "changes of " + fixed + " cannot be followed, as the log said at the start");
    }

    private Structures withoutStrangers(Structures before, Structures after) {
        Structures ours = after;
        for (TableId table : after.tables().keySet()) {
            if (!before.tables().containsKey(table) && !followed.test(table)) {
                ours = ours.without(table);
            }
        }
        return ours;
    }

    private void requireOwnRows(DdlStatement.RenameTable rename) {
        Map<TableId, TableId> strangers = new HashMap<>();
        Set<TableId> ours = new HashSet<>();
        for (DdlStatement.RenameTable.Rename one : rename.renames()) {
            TableId from = id(one.from());
            TableId to = id(one.to());
            TableId stranger = strangers.remove(from);
            boolean own = ours.remove(from) || followed.test(from);
            if (stranger != null || !own) {
                strangers.put(to, stranger == null ? from : stranger);
            } else {
                ours.add(to);
            }
        }
        strangers.forEach(
                (to, from) -> {
                    if (followed.test(to)) {
                        throw notRead(from, to);
                    }
                });
    }

    private static MigrationException notRead(TableId from, TableId to) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                "it makes "
                        + from
                        + ", which is not migrated, into "
                        + to
                        + ", which is: the rows it has were not read");
    }

    private void requireOwnRows(AlterSpec spec) {
        if (spec instanceof AlterSpec.PartitionTable partition
                && partition.move() != AlterSpec.PartitionTable.Move.TO_TABLE
                && !followed.test(id(partition.other()))) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                    "it moves rows of "
                            + id(partition.other())
                            + ", which is not migrated, into a table which is");
        }
    }

    private TableId id(TableName name) {
        return named(name.in(defaultSchema), session.lowerCaseNames());
    }

    static TableId named(TableId table, boolean lowerCase) {
        return lowerCase
                ? new TableId(
                        table.schema().toLowerCase(Locale.ROOT),
                        table.table().toLowerCase(Locale.ROOT))
                : table;
    }
}
