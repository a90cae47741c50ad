package io.flinkdm.udf.ddl;

import java.util.List;
import java.util.Set;

/**
 * Divides a statement as {@link StatementSplitter} does and writes each operation as a statement of
 * its own, with room for the target's names: DM's IF EXISTS and IF NOT EXISTS are there, schemas
 * are filled in, everything but names stays as it was written. Used to explain a plan and to carry
 * statements over. It never throws. Immutable.
 *
 * <p>Names of other tables in foreign keys stay as they are, as in DM.
 */
public final class StatementRouter {

    private final StatementReader reader;
    private final StatementSplitter splitter;
    private final Set<SqlOption> options;

    public StatementRouter(Set<SqlOption> options) {
        this.options = Set.copyOf(options);
        this.reader = new StatementReader(this.options);
        this.splitter = new StatementSplitter(this.options);
    }

    /** One for each operation of {@link StatementSplitter#split}, in the same order. */
    public List<StatementPiece> split(String sql, String defaultSchema) {
        List<Operation> operations = splitter.split(sql, defaultSchema);
        List<Token> tokens = SqlTokenizer.tokenize(sql, options);
        PieceWriter writer = new PieceWriter(tokens, new TokenText(sql, tokens, options));
        try {
            return reader.read(sql).kind() == StatementKind.ALTER_TABLE
                    ? writer.alterations(defaultSchema)
                    : pieces(operations, writer, reader.read(sql).kind());
        } catch (Names.UnreadableException e) {
            return unwritable(operations);
        }
    }

    private static List<StatementPiece> pieces(
            List<Operation> operations, PieceWriter writer, StatementKind kind) {
        return operations.stream().map(operation -> writer.piece(operation, kind)).toList();
    }

    private static List<StatementPiece> unwritable(List<Operation> operations) {
        return operations.stream()
                .map(o -> StatementPiece.unwritable(o, "the statement cannot be read"))
                .toList();
    }
}
