package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes ALTER TABLE, CREATE INDEX and DROP INDEX: part by part where that comes to the same as all
 * parts at once. Confined to one statement.
 */
final class AlterTableWriter {

    private static final Pattern UNIQUE = Pattern.compile("^ADD (UNIQUE|PRIMARY) KEY");

    private final WriteContext context;

    AlterTableWriter(WriteContext context) {
        this.context = context;
    }

    TargetDdl write(AlterTable statement) {
        if (statement.specs().isEmpty()) {
            return context.nothing();
        }
        if (context.table(0, context.before()).isEmpty()) {
            return statement.ifExists() ? context.nothing() : unknown();
        }
        if (context.dialect().checksForeignKeys()
                && ForeignKeys.in(statement, context.defaults())) {
            return context.unwritable(ForeignKeys.CHECKED);
        }
        return dividable(statement)
                ? apart(statement.specs())
                : new TogetherWriter(context, this).write(statement);
    }

    private TargetDdl unknown() {
        return context.unwritable("the structure of " + context.source(0, 0) + " is not known");
    }

    private boolean dividable(AlterTable statement) {
        if (statement.specs().size() == 1) {
            return true;
        }
        try {
            Structures now = context.before();
            for (int i = 0; i < statement.specs().size(); i++) {
                now = step(i, statement.specs().get(i), now);
            }
            return SameStructures.are(now, context.after(statement));
        } catch (MigrationException e) {
            return false;
        }
    }

    Structures step(int operation, AlterSpec spec, Structures now) {
        TableId source = context.source(operation, 0);
        TableName name = new TableName(source.schema(), source.table());
        return context.after(new AlterTable(name, true, List.of(spec)), now);
    }

    private TargetDdl apart(List<AlterSpec> specs) {
        List<TargetPiece> pieces = new ArrayList<>();
        Structures now = context.before();
        for (int i = 0; i < specs.size(); i++) {
            Structures next = step(i, specs.get(i), now);
            pieces.add(piece(i, specs.get(i), now, next));
            now = next;
        }
        return TargetDdl.apart(pieces);
    }

    TargetPiece piece(int index, AlterSpec spec, Structures now, Structures next) {
        Operation operation = context.operations().get(index);
        List<String> dropped = new ArrayList<>();
        try {
            String head = "ALTER TABLE " + context.target(index, 0).quoted() + " ";
            List<String> statements =
                    parts(index, spec, now, next, dropped).stream()
                            .map(part -> part.equals(AlterWriter.UNNUMBER) ? part : head + part)
                            .toList();
            return new TargetPiece(operation, statements, dropped, "");
        } catch (AlterWriter.UnwritableException e) {
            return TargetPiece.unwritable(operation, e.getMessage());
        }
    }

    List<String> parts(
            int index, AlterSpec spec, Structures now, Structures next, List<String> dropped) {
        TableId target = context.target(index, 0);
        boolean two = context.operations().get(index).tables().size() > 1;
        TableId other = two ? context.target(index, 1) : target;
        if (spec instanceof AlterSpec.RenameTable && target.equals(other)) {
            return List.of();
        }
        TrackedTable from = context.table(index, now).orElseThrow();
        TrackedTable to =
                next.table(context.source(index, 0))
                        .orElseGet(
                                () -> next.table(context.source(index, two ? 1 : 0)).orElseThrow());
        List<String> parts =
                spec.accept(
                        new AlterWriter(
                                context.columns(target, dropped),
                                new ChangedValues(context.defaults()),
                                from,
                                to,
                                other));
        requireRoutesHold(index, two ? 1 : 0, parts);
        return parts;
    }

    /** Columns that a route adds keep rows of several tables apart: they are part of the keys. */
    private void requireRoutesHold(int index, int other, List<String> parts) {
        List<String> added = context.added(index, 0);
        if (!added.equals(context.added(index, other))) {
            throw new AlterWriter.UnwritableException(
                    "the routes of both names do not add the same columns");
        }
        if (!added.isEmpty() && parts.stream().anyMatch(part -> UNIQUE.matcher(part).find())) {
            throw new AlterWriter.UnwritableException(
                    "a unique key of the target has to look at "
                            + String.join(", ", added)
                            + " too, which the route adds");
        }
    }

    TargetDdl write(DdlStatement.CreateIndex statement) {
        if (context.table(0, context.before()).isEmpty()) {
            return unknown();
        }
        AlterSpec add =
                new AlterSpec.AddKey(statement.key(), statement.existing() == Existing.KEPT);
        AlterSpec drop = new AlterSpec.DropKey(statement.key().name(), true);
        return statement.existing() == Existing.REPLACED ? inTurn(drop, add) : inTurn(add);
    }

    TargetDdl write(DdlStatement.DropIndex statement) {
        return context.table(0, context.before()).isEmpty()
                ? unknown()
                : inTurn(new AlterSpec.DropKey(statement.index(), statement.ifExists()));
    }

    /** Parts of the one operation there is. */
    private TargetDdl inTurn(AlterSpec... specs) {
        List<String> statements = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        Structures now = context.before();
        for (AlterSpec spec : specs) {
            Structures next = step(0, spec, now);
            TargetPiece piece = piece(0, spec, now, next);
            statements.addAll(piece.statements());
            dropped.addAll(piece.dropped());
            now = next;
        }
        return context.one(statements, dropped);
    }
}
