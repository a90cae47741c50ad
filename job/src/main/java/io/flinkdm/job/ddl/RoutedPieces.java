package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.StatementFilter.Decision;
import io.flinkdm.udf.ddl.StatementFilter.Verdict;
import io.flinkdm.udf.ddl.target.TargetDdl;
import io.flinkdm.udf.ddl.target.TargetPiece;
import io.flinkdm.udf.ddl.target.TargetRoutes;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operations of one statement as pieces, one for each target schema they touch.
 *
 * @param decisions one for each operation
 */
record RoutedPieces(DdlChange ddl, List<Decision> decisions, TargetRoutes routes) {

    private static final String TORN =
            "its parts take effect only together, and a filter leaves some of them out";

    List<RoutedDdl> of(TargetDdl written, Consumer<String> log) {
        List<Integer> run = running();
        boolean torn = written.together() && run.size() < decisions.size();
        String trouble = torn ? TORN : trouble(written, run);
        if (!trouble.isEmpty()) {
            return unwritable(trouble);
        }
        if (written.together()) {
            TargetPiece all = written.pieces().get(0);
            tell(all, log);
            return halves(0, run, all.statements(), "");
        }
        List<RoutedDdl> pieces = new ArrayList<>();
        for (int index : run) {
            TargetPiece piece = written.pieces().get(index);
            tell(piece, log);
            pieces.addAll(halves(index, List.of(index), piece.statements(), ""));
        }
        return pieces;
    }

    /** All of the statement that is to run, as one piece that cannot. */
    List<RoutedDdl> unwritable(String trouble) {
        List<Integer> run = running();
        return halves(run.get(0), run, List.of(), trouble);
    }

    private List<Integer> running() {
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).verdict() == Verdict.RUN) {
                run.add(i);
            }
        }
        return run;
    }

    private static String trouble(TargetDdl written, List<Integer> run) {
        return run.stream()
                .map(index -> written.pieces().get(index).trouble())
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void tell(TargetPiece piece, Consumer<String> log) {
        piece.dropped()
                .forEach(
                        text ->
                                log.accept(
                                        ddl.sourceId()
                                                + " at "
                                                + ddl.origin()
                                                + ": not taken to the target: "
                                                + text));
    }

    private List<RoutedDdl> halves(
            int piece, List<Integer> operations, List<String> statements, String trouble) {
        if (statements.isEmpty() && trouble.isEmpty()) {
            return List.of();
        }
        Map<String, Set<TableId>> touched = touched(operations);
        List<String> schemas = List.copyOf(touched.keySet());
        return touched.entrySet().stream()
                .map(
                        half ->
                                new RoutedDdl(
                                        ddl,
                                        piece,
                                        half.getKey(),
                                        tables(half.getValue()),
                                        statements,
                                        schemas,
                                        trouble))
                .toList();
    }

    private Map<String, Set<TableId>> touched(List<Integer> operations) {
        Map<String, Set<TableId>> touched = new LinkedHashMap<>();
        for (int index : operations) {
            Operation operation = decisions.get(index).operation();
            for (TableId subject : operation.subjects()) {
                TableId target = routes.target(subject);
                touched.computeIfAbsent(target.schema(), schema -> new LinkedHashSet<>())
                        .add(target);
            }
        }
        return touched;
    }

    /** None for all of the schema. */
    private static List<TableId> tables(Set<TableId> touched) {
        boolean all = touched.stream().anyMatch(table -> table.table().isEmpty());
        return all ? List.of() : List.copyOf(touched);
    }
}
