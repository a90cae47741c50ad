package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.online.OnlineStep;
import io.flinkdm.udf.ddl.online.TableKind;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the structures of shadow tables as far as they are known, so that what becomes of the
 * real table can be compared with what the source has; and of real tables that have a trash table's
 * name for a while. Immutable.
 */
final class ToolTables {

    private final OnlineTables tables;
    private final SourceStatement statement;
    private final SchemaTracker plain;

    ToolTables(OnlineTables tables, SourceStatement statement, SchemaTracker plain) {
        this.tables = tables;
        this.statement = statement;
        this.plain = plain;
    }

    /** A shadow table is made or ends. */
    Structures cleared(DdlStatement part, TableId shadow, Structures before) {
        boolean made =
                part instanceof DdlStatement.CreateTable
                        || part instanceof DdlStatement.CreateTableLike;
        return made ? known(part, shadow, before) : before.without(shadow);
    }

    /** A shadow table is changed; one from before the task's start is not known. */
    Structures changed(DdlStatement part, TableId shadow, Structures before) {
        return before.table(shadow).isEmpty() ? before : known(part, shadow, before);
    }

    /** What cannot be followed here comes up again when it is done to the real table. */
    private Structures known(DdlStatement part, TableId shadow, Structures before) {
        try {
            return statement.tracking().apply(part, before);
        } catch (MigrationException e) {
            return before.without(shadow);
        }
    }

    /**
     * A real table leaves or comes back under a trash table's name; all else that happens to trash
     * tables does not matter. One that left and is dropped stays known, for {@link
     * #requireNotAway}.
     */
    Structures ignored(DdlStatement part, Structures before) {
        if (part instanceof DdlStatement.DropTable drop) {
            TableId trash = id(drop.tables().get(0));
            return before.table(tables.real(trash)).isPresent() ? before.without(trash) : before;
        }
        return leaving(part).filter(table -> before.table(table).isPresent()).isPresent()
                ? statement.tracking().apply(part, before)
                : before;
    }

    private Optional<TableId> leaving(DdlStatement part) {
        if (part instanceof DdlStatement.RenameTable rename) {
            return Optional.of(id(rename.renames().get(0).from()));
        }
        return part instanceof DdlStatement.AlterTable alter
                ? Optional.of(id(alter.table()))
                : Optional.empty();
    }

    private TableId id(TableName name) {
        return tables.named(name.in(statement.defaultSchema()));
    }

    /**
     * On the target the table is still there, with its rows.
     *
     * @throws MigrationException 36068 when a table is made whose namesake became a trash table
     */
    void requireNotAway(Structures before) {
        TableId made = null;
        if (statement.tree() instanceof DdlStatement.CreateTable create) {
            made = id(create.table());
        } else if (statement.tree() instanceof DdlStatement.CreateTableLike create) {
            made = id(create.table());
        }
        if (made != null && before.table(made).isEmpty() && away(made, before).isPresent()) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNSUPPORTED_STMT,
                    "table "
                            + made
                            + " was renamed to "
                            + away(made, before).get()
                            + ", a trash table of schema change tools, and is made anew, while the"
                            + " target still has the old one: rename or drop that one by hand, then"
                            + " skip or replace this statement");
        }
    }

    /** The trash table that a real one has become. */
    private Optional<TableId> away(TableId real, Structures structures) {
        return structures.tables().keySet().stream()
                .filter(table -> tables.kind(table) == TableKind.TRASH)
                .filter(table -> tables.real(table).equals(real))
                .sorted()
                .findFirst();
    }

    /**
     * The structures a change of the real table meets: its shadow takes its place when it has left.
     */
    Structures withReal(TableId real, Structures structures) {
        if (structures.table(real).isPresent()) {
            return structures;
        }
        return away(real, structures)
                .map(trash -> structures.with(real, structures.table(trash).orElseThrow()))
                .orElse(structures);
    }

    Structures apply(String sql, Structures before) {
        return plain.apply(new DdlParser(Set.of()).parse(sql), "", before);
    }

    /**
     * The structures after a shadow table has taken the real one's place.
     *
     * @param complete whether no filter has left out what was done to the shadow table
     * @param changed with what was done to the shadow table done to the real one
     * @throws MigrationException 36046 when the real table is not what the shadow table was
     */
    Structures replaced(
            OnlineStep.Applied applied, boolean complete, Structures before, Structures changed) {
        Optional<TrackedTable> shadow = before.table(applied.shadow());
        Optional<TrackedTable> real = changed.table(applied.real());
        Structures after = changed.without(applied.shadow());
        if (shadow.isEmpty()) {
            return after;
        }
        if (complete && !shadow.map(TrackedTable::schema).equals(real.map(TrackedTable::schema))) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_GHOST_ONLINE_DDL_ON_GHOST_TBL,
                    "shadow table "
                            + applied.shadow()
                            + " becomes "
                            + applied.real()
                            + ", and its structure is not what "
                            + applied.statements()
                            + " makes of the table's: the table was changed meanwhile, or a part of"
                            + " the change was not seen");
        }
        return after.with(applied.real(), shadow.get());
    }
}
