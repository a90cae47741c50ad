package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes an ALTER TABLE whose parts cannot be run in their order: keys are dropped before anything
 * else where that comes to the same, for TiDB refuses to drop a key and make another of its name or
 * columns at once; else all parts are one statement, for TiDB, too, lets these take effect at once.
 * Confined to one statement.
 */
final class TogetherWriter {

    private final WriteContext context;
    private final AlterTableWriter parts;

    TogetherWriter(WriteContext context, AlterTableWriter parts) {
        this.context = context;
        this.parts = parts;
    }

    TargetDdl write(AlterTable statement) {
        String trouble = TogetherRules.trouble(statement, context.table(0, context.before()).get());
        if (!trouble.isEmpty()) {
            return context.unwritable(trouble);
        }
        List<String> dropped = new ArrayList<>();
        try {
            List<Integer> order = keysDroppedFirst(statement);
            List<String> statements =
                    leadsThere(order, statement)
                            ? inTurn(order, statement, dropped)
                            : atOnce(statement, dropped);
            return TargetDdl.together(context.operations(), statements, dropped);
        } catch (AlterWriter.UnwritableException e) {
            return context.unwritable(e.getMessage());
        }
    }

    private static List<Integer> keysDroppedFirst(AlterTable statement) {
        List<AlterSpec> specs = statement.specs();
        return Stream.of(true, false)
                .flatMap(
                        drops ->
                                IntStream.range(0, specs.size())
                                        .filter(i -> dropsKey(specs.get(i)) == drops)
                                        .boxed())
                .toList();
    }

    private static boolean dropsKey(AlterSpec spec) {
        return spec instanceof AlterSpec.DropKey || spec instanceof AlterSpec.DropConstraint;
    }

    private boolean leadsThere(List<Integer> order, AlterTable statement) {
        try {
            Structures now = context.before();
            for (int index : order) {
                now = parts.step(index, statement.specs().get(index), now);
            }
            return SameStructures.are(now, context.after(statement));
        } catch (MigrationException e) {
            return false;
        }
    }

    private List<String> inTurn(List<Integer> order, AlterTable statement, List<String> dropped) {
        List<String> statements = new ArrayList<>();
        Structures now = context.before();
        for (int index : order) {
            AlterSpec spec = statement.specs().get(index);
            Structures next = parts.step(index, spec, now);
            TargetPiece piece = parts.piece(index, spec, now, next);
            if (!piece.trouble().isEmpty()) {
                throw new AlterWriter.UnwritableException(piece.trouble());
            }
            statements.addAll(piece.statements());
            dropped.addAll(piece.dropped());
            now = next;
        }
        return statements;
    }

    private List<String> atOnce(AlterTable statement, List<String> dropped) {
        Structures after = context.after(statement);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < statement.specs().size(); i++) {
            AlterSpec spec = statement.specs().get(i);
            all.addAll(parts.parts(i, spec, context.before(), after, dropped));
        }
        List<String> statements = new ArrayList<>();
        if (all.removeIf(AlterWriter.UNNUMBER::equals)) {
            statements.add(AlterWriter.UNNUMBER);
        }
        if (!all.isEmpty()) {
            String list = all.stream().distinct().collect(Collectors.joining(", "));
            statements.add("ALTER TABLE " + context.target(0, 0).quoted() + " " + list);
        }
        return statements;
    }
}
