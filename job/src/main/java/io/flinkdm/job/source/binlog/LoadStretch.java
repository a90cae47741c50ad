package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.TrackedTables.Tracked;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The stretch of the binlog that was written while rows were loaded. Rows were read at some moment
 * of it, so each may be there as it was before a statement or after it. Most statements make that
 * good in the end, as what changed behind them is in the binlog too; those that take rows or values
 * elsewhere do not, and are refused. So are those that take away rows of a table without a unique
 * key: its rows were read at one moment, and changes before it are not read. Immutable.
 */
final class LoadStretch {

    /** Of a reader whose rows are all loaded, or that loads none. */
    static final LoadStretch NONE = new LoadStretch(Set.of(), null, Map.of());

    private final Set<TableId> loaded;
    private final BinlogBound until;
    private final Map<TableId, BinlogPosition> keyless;

    /**
     * @param loaded tables that were there when it began
     * @param until where it ends
     * @param keyless for tables without a unique key, the place their rows are of
     */
    LoadStretch(Set<TableId> loaded, BinlogPosition until, Map<TableId, BinlogPosition> keyless) {
        this.loaded = Set.copyOf(loaded);
        this.until = until == null ? null : BinlogBound.at(until);
        this.keyless = Map.copyOf(keyless);
    }

    /**
     * @param statement as it would reach the target
     * @param id a table's name in full
     * @throws MigrationException 36068 when the statement is one of those that are refused
     */
    void require(DdlStatement statement, Function<TableName, TableId> id, StatementPlace place) {
        if (loaded.isEmpty() || reached(until, place)) {
            return;
        }
        if (statement instanceof DdlStatement.RenameTable rename) {
            rename.renames().forEach(one -> refuseLoaded(id.apply(one.from()), "renamed"));
        } else if (statement instanceof DdlStatement.AlterTable alter) {
            alter.specs().forEach(spec -> require(id.apply(alter.table()), spec, id, place));
        } else if (statement instanceof DdlStatement.TruncateTable truncate) {
            refuseUnread(id.apply(truncate.table()), place);
        } else if (statement instanceof DdlStatement.DropTable drop) {
            drop.tables().forEach(table -> refuseUnread(id.apply(table), place));
        } else if (statement instanceof DdlStatement.CreateTable create) {
            refuseUnread(id.apply(create.table()), place);
        } else if (statement instanceof DdlStatement.DropDatabase drop) {
            String schema = id.apply(new TableName(drop.schema(), "")).schema();
            keyless.keySet().stream()
                    .filter(table -> table.schema().equals(schema))
                    .forEach(table -> refuseUnread(table, place));
        }
    }

    private void require(
            TableId table, AlterSpec spec, Function<TableName, TableId> id, StatementPlace place) {
        if (spec instanceof AlterSpec.RenameTable) {
            refuseLoaded(table, "renamed");
        } else if (spec instanceof AlterSpec.RenameColumn) {
            refuseLoaded(table, "changed in the name of a column");
        } else if (spec instanceof AlterSpec.ChangeColumn change
                && !change.column().equalsIgnoreCase(change.definition().name())) {
            refuseLoaded(table, "changed in the name of a column");
        } else if (spec instanceof AlterSpec.PartitionTable partition) {
            refuseLoaded(table, "given rows of another table, or took them there,");
            refuseLoaded(id.apply(partition.other()), "given rows of another table");
        } else if (spec instanceof AlterSpec.Other other
                && other.text().toUpperCase(Locale.ROOT).contains("PARTITION")) {
            refuseUnread(table, place);
        }
    }

    /**
     * @throws MigrationException 36068 when the rows of a table could be told apart before a
     *     statement only: then none may be written twice
     */
    void requireKeys(Structures before, Structures after, StatementPlace place) {
        if (loaded.isEmpty() || reached(until, place)) {
            return;
        }
        for (TableId table : loaded) {
            Optional<TrackedTable> then = before.table(table);
            Optional<TrackedTable> now = after.table(table);
            if (then.isPresent()
                    && now.isPresent()
                    && then.get() != now.get()
                    && !Tracked.keyless(then.get().schema())
                    && Tracked.keyless(now.get().schema())) {
                throw refused(table, "left without a unique key");
            }
        }
    }

    private void refuseLoaded(TableId table, String what) {
        if (loaded.contains(table)) {
            throw refused(table, what);
        }
    }

    private void refuseUnread(TableId table, StatementPlace place) {
        BinlogPosition read = keyless.get(table);
        if (read != null && !reached(BinlogBound.at(read), place)) {
            throw refused(table, "emptied before its rows were read, without a unique key,");
        }
    }

    private static boolean reached(BinlogBound bound, StatementPlace place) {
        return bound.reachedAt(
                BinlogPosition.fileNumber(place.origin().file()), place.origin().offset());
    }

    private static MigrationException refused(TableId table, String what) {
        return new MigrationException(
                ErrorCode.SYNCER_UNSUPPORTED_STMT,
                "table "
                        + table
                        + " was "
                        + what
                        + " while rows were loaded: some of its rows may have been read before and"
                        + " some after that; empty the target's tables and start the task with"
                        + " --remove-meta, or leave the table out by `block-allow-list`");
    }
}
