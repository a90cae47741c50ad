package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides the steps of one statement, by DM's table of cases. Confined to one statement. */
final class StepReader implements DdlStatement.Visitor<List<OnlineStep>> {

    private static final OnlineStep ORDINARY = new OnlineStep.Ordinary();
    private static final OnlineStep IGNORED = new OnlineStep.Ignored();

    private final OnlineDdl online;
    private final String defaultSchema;
    private KeptStatements kept;

    StepReader(OnlineDdl online, String defaultSchema, KeptStatements kept) {
        this.online = online;
        this.defaultSchema = defaultSchema;
        this.kept = kept;
    }

    KeptStatements kept() {
        return kept;
    }

    private TableKind kind(TableId table) {
        return online.kind(table);
    }

    private OnlineStep cleared(TableId shadow) {
        kept = kept.without(shadow);
        return new OnlineStep.Cleared(shadow);
    }

    private OnlineStep ended(TableName name) {
        TableId table = online.id(name, defaultSchema);
        switch (kind(table)) {
            case SHADOW:
                return cleared(table);
            case TRASH:
                return IGNORED;
            default:
                return ORDINARY;
        }
    }

    private List<OnlineStep> changed(TableName name, DdlStatement statement) {
        TableId table = online.id(name, defaultSchema);
        switch (kind(table)) {
            case SHADOW:
                return List.of(keep(table, statement));
            case TRASH:
                return List.of(IGNORED);
            default:
                return List.of(ORDINARY);
        }
    }

    private OnlineStep keep(TableId shadow, DdlStatement statement) {
        TableName name = new TableName(shadow.schema(), shadow.table());
        kept = kept.with(shadow, DdlPrinter.print(Retargeting.about(statement, name)));
        return new OnlineStep.Kept(shadow, kept.of(shadow));
    }

    private OnlineStep renamed(TableId from, TableId to) {
        switch (kind(from)) {
            case REAL:
                return leaves(from, to);
            case TRASH:
                if (kind(to) == TableKind.SHADOW) {
                    throw refused(ErrorCode.SYNCER_UNIT_GHOST_RENAME_GHOST_TBL_TO_OTHER, from, to);
                }
                return IGNORED;
            default:
                return shadowRenamed(from, to);
        }
    }

    private OnlineStep leaves(TableId from, TableId to) {
        switch (kind(to)) {
            case TRASH:
                return IGNORED;
            case SHADOW:
                throw refused(ErrorCode.SYNCER_UNIT_GHOST_RENAME_TO_GHOST_TABLE, from, to);
            default:
                return ORDINARY;
        }
    }

    private OnlineStep shadowRenamed(TableId from, TableId to) {
        switch (kind(to)) {
            case TRASH:
                return cleared(from);
            case SHADOW:
                throw refused(ErrorCode.SYNCER_UNIT_GHOST_RENAME_GHOST_TBL_TO_OTHER, from, to);
            default:
                return applied(from, to);
        }
    }

    private OnlineStep applied(TableId shadow, TableId real) {
        List<String> statements = kept.of(shadow);
        if (statements == null || statements.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_GHOST_ONLINE_DDL_ON_GHOST_TBL,
                    "shadow table "
                            + shadow
                            + " becomes "
                            + real
                            + ", and no DDL on it was seen: the task may have started in between");
        }
        return new OnlineStep.Applied(shadow, real, OnlineDdl.retargeted(statements, real));
    }

    private static MigrationException refused(ErrorCode code, TableId from, TableId to) {
        return new MigrationException(code, "table " + from + " is renamed to " + to);
    }

    @Override
    public List<OnlineStep> renameTable(DdlStatement.RenameTable statement) {
        List<OnlineStep> steps = new ArrayList<>();
        for (DdlStatement.RenameTable.Rename rename : statement.renames()) {
            steps.add(
                    renamed(
                            online.id(rename.from(), defaultSchema),
                            online.id(rename.to(), defaultSchema)));
        }
        if (steps.stream().filter(OnlineStep.Applied.class::isInstance).count() > 1) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_ONLINE_DDL_ON_MULTIPLE_TABLE,
                    "\"" + DdlPrinter.print(statement) + "\" ends two schema changes");
        }
        return steps;
    }

    /** {@code ALTER TABLE … RENAME TO} with nothing beside it is a rename. */
    @Override
    public List<OnlineStep> alterTable(DdlStatement.AlterTable statement) {
        Optional<AlterSpec> rename =
                statement.specs().stream()
                        .filter(AlterSpec.RenameTable.class::isInstance)
                        .findAny();
        TableId table = online.id(statement.table(), defaultSchema);
        if (rename.isEmpty()) {
            return changed(statement.table(), statement);
        }
        TableId to = online.id(((AlterSpec.RenameTable) rename.get()).to(), defaultSchema);
        if (statement.specs().size() > 1 && kind(table) == TableKind.SHADOW) {
            keep(table, withoutRename(statement));
        }
        return List.of(renamed(table, to));
    }

    private static DdlStatement withoutRename(DdlStatement.AlterTable statement) {
        return new DdlStatement.AlterTable(
                statement.table(),
                statement.ifExists(),
                statement.specs().stream()
                        .filter(spec -> !(spec instanceof AlterSpec.RenameTable))
                        .toList());
    }

    @Override
    public List<OnlineStep> createTable(DdlStatement.CreateTable statement) {
        return List.of(ended(statement.table()));
    }

    @Override
    public List<OnlineStep> createTableLike(DdlStatement.CreateTableLike statement) {
        return List.of(ended(statement.table()));
    }

    @Override
    public List<OnlineStep> dropTable(DdlStatement.DropTable statement) {
        return statement.tables().stream().map(this::ended).toList();
    }

    @Override
    public List<OnlineStep> truncateTable(DdlStatement.TruncateTable statement) {
        return changed(statement.table(), statement);
    }

    @Override
    public List<OnlineStep> createIndex(DdlStatement.CreateIndex statement) {
        return changed(statement.table(), statement);
    }

    @Override
    public List<OnlineStep> dropIndex(DdlStatement.DropIndex statement) {
        return changed(statement.table(), statement);
    }

    @Override
    public List<OnlineStep> createDatabase(DdlStatement.CreateDatabase statement) {
        return List.of(ORDINARY);
    }

    @Override
    public List<OnlineStep> alterDatabase(DdlStatement.AlterDatabase statement) {
        return List.of(ORDINARY);
    }

    @Override
    public List<OnlineStep> dropDatabase(DdlStatement.DropDatabase statement) {
        return List.of(ORDINARY);
    }

    @Override
    public List<OnlineStep> other(DdlStatement.Other statement) {
        return List.of(ORDINARY);
    }
}
