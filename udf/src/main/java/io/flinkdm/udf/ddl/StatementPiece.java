package io.flinkdm.udf.ddl;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.route.TableRouter;
import java.util.List;
import java.util.Objects;

/**
 * One operation of a statement as a statement of its own, with its names still upstream ones. Made
 * by {@link StatementRouter}. Immutable.
 *
 * @param parts its text, divided at the names; none where it cannot be written
 * @param trouble why it cannot be written, {@code ""} where it can
 */
public record StatementPiece(Operation operation, List<Part> parts, String trouble) {

    public StatementPiece {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(trouble, "trouble");
        parts = List.copyOf(parts);
    }

    static StatementPiece of(Operation operation, Part... parts) {
        return new StatementPiece(operation, List.of(parts), "");
    }

    static StatementPiece unwritable(Operation operation, String trouble) {
        return new StatementPiece(operation, List.of(), trouble);
    }

    /** Text, or the name of a table or schema. */
    public sealed interface Part permits Text, Name {}

    /** Stays as it is. */
    public record Text(String sql) implements Part {}

    /**
     * @param table without a name for a schema
     */
    public record Name(TableId table) implements Part {}

    /**
     * The statement for the target.
     *
     * @throws MigrationException 36067 when there is none, 11043 when two routes speak of a name
     */
    public String sql(TableRouter router) {
        if (!trouble.isEmpty()) {
            throw new MigrationException(ErrorCode.SYNCER_PARSE_DDL, trouble);
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(
                    part instanceof Name name ? routed(name.table(), router) : ((Text) part).sql());
        }
        return out.toString().stripTrailing();
    }

    private static String routed(TableId name, TableRouter router) {
        TableId target = router.route(name);
        return target.table().isEmpty() ? TableId.quote(target.schema()) : target.quoted();
    }
}
