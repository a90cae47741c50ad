package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;

/** Names of schemas and tables at a {@link TokenCursor}. Stateless. */
public final class Names {

    private Names() {}

    /** {@code schema.table}, {@code table} or {@code .table}. */
    public static TableName table(TokenCursor in) {
        in.accept('.');
        String first = name(in);
        return in.accept('.') ? new TableName(first, name(in)) : new TableName("", first);
    }

    /** One name or more, separated by commas. */
    public static List<TableName> tables(TokenCursor in) {
        List<TableName> names = new ArrayList<>();
        do {
            names.add(table(in));
        } while (in.accept(','));
        return names;
    }

    /**
     * @throws UnreadableException when something else stands there
     */
    public static String name(TokenCursor in) {
        if (!in.here().isName()) {
            throw new UnreadableException();
        }
        return in.next().value();
    }

    /** The statement is none this reader knows; it never leaves {@code udf.ddl}. */
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableException() {
            super("no name where one is due", null, false, false);
        }
    }
}
