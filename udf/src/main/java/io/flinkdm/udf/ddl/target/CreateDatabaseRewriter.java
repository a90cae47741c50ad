package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** A source's CREATE DATABASE for the target: its routed name and its character set. Pure. */
public final class CreateDatabaseRewriter {

    private final Collations collations;

    public CreateDatabaseRewriter(Collations collations) {
        this.collations = collations;
    }

    public Rewritten rewrite(String createDatabase, String schema) {
        List<String> dropped = new ArrayList<>();
        CharsetClauses clauses =
                new CharsetClauses(collations, "schema " + TableId.quote(schema), dropped);
        SqlPieces sql = SqlPieces.of(createDatabase);
        int charset = sql.find(0, "CHARACTER", "SET");
        int collate = sql.find(0, "COLLATE");
        SqlPieces both =
                collate > charset && collate < sql.size()
                        ? clause(sql, charset, collate + 1)
                        : clause(sql, charset, charset + 2);
        String kept = clauses.rewrite(both).print();
        String head = "CREATE DATABASE IF NOT EXISTS " + TableId.quote(schema) + " ";
        return new Rewritten((head + kept).strip(), dropped);
    }

    /** From a clause's keyword through its name. */
    private static SqlPieces clause(SqlPieces sql, int from, int name) {
        return from >= sql.size()
                ? sql.part(0, 0)
                : sql.part(from, CharsetClauses.behindEquals(sql, name) + 1);
    }
}
