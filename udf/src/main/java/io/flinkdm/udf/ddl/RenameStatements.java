package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;

/** {@code RENAME TABLE a TO b, c TO d} and {@code RENAME USER}. Stateless. */
final class RenameStatements {

    private RenameStatements() {}

    /** From behind RENAME. */
    static Statement read(TokenCursor in) {
        if (in.accept("USER")) {
            return Statement.of(StatementKind.ACCOUNT);
        }
        if (!in.accept("TABLE") && !in.accept("TABLES")) {
            throw new Names.UnreadableException();
        }
        in.acceptIfExists();
        List<TableName> names = new ArrayList<>();
        do {
            names.add(Names.table(in));
            in.acceptWait();
            if (!in.accept("TO")) {
                throw new Names.UnreadableException();
            }
            names.add(Names.table(in));
        } while (in.accept(','));
        return Statement.of(StatementKind.RENAME_TABLE, names);
    }
}
