package io.flinkdm.udf.ddl.target;

import java.util.List;
import java.util.Optional;

/**
 * Replaces character sets and collations the target lacks, wherever a statement names them. A text
 * in a character set the target lacks is kept as utf8mb4. Confined to one statement.
 */
final class CharsetClauses {

    /** What every server takes for a character set named alone is one that folds case. */
    private static final String DEFAULT_COLLATION = "_ci";

    private final Collations collations;
    private final String owner;
    private final List<String> dropped;

    /**
     * @param owner what the statement makes, for the log
     * @param dropped takes one text for each clause that could not be kept
     */
    CharsetClauses(Collations collations, String owner, List<String> dropped) {
        this.collations = collations;
        this.owner = owner;
        this.dropped = dropped;
    }

    /** With collations that are near enough for reading. */
    SqlPieces rewrite(SqlPieces sql) {
        return rewrite(sql, owner, false);
    }

    /**
     * A column that a unique key looks at: with collations that take no two values for equal which
     * the source tells apart.
     *
     * @param defaults the table's options
     */
    SqlPieces rewriteUnique(SqlPieces column, SqlPieces defaults) {
        String name = owner + " column " + column.part(0, 1).print();
        if (namesCharset(column) || !namesCharset(defaults)) {
            return rewrite(column, name, true);
        }
        String collation = collation(defaults);
        if (collations.knows(collation) || collation.endsWith("_bin")) {
            return column;
        }
        Optional<String> exact = collations.exact(collation);
        exact.ifPresent(e -> dropped.add(name + ": collation " + collation + " became " + e));
        int last = column.size() - 1;
        return exact.map(
                        e ->
                                column.with(
                                        last,
                                        column.part(last, last + 1).print() + " COLLATE " + e))
                .orElse(column);
    }

    /**
     * Whether a text column is in a character set the target lacks.
     *
     * @param defaults the table's options
     */
    boolean lacksCharset(SqlPieces column, SqlPieces defaults) {
        SqlPieces says = namesCharset(column) ? column : defaults;
        return namesCharset(says) && !collations.knowsCharset(charset(says));
    }

    /** The character set a definition names, or the one of the collation it names. */
    private static String charset(SqlPieces sql) {
        int clause = sql.find(0, "CHARACTER", "SET");
        int name = clause < sql.size() ? clause + 2 : sql.find(0, "CHARSET") + 1;
        if (name < sql.size()) {
            return sql.at(behindEquals(sql, name)).value();
        }
        String collation = sql.at(behindEquals(sql, sql.find(0, "COLLATE") + 1)).value();
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    private static boolean namesCharset(SqlPieces sql) {
        return sql.find(0, "CHARACTER", "SET") < sql.size()
                || sql.find(0, "CHARSET") < sql.size()
                || sql.find(0, "COLLATE") < sql.size();
    }

    /** The collation a table's options name, or what stands for the one they imply. */
    private String collation(SqlPieces options) {
        int collate = options.find(0, "COLLATE");
        if (collate < options.size()) {
            return options.at(behindEquals(options, collate + 1)).value();
        }
        int charset = options.find(0, "CHARSET");
        String name = options.at(behindEquals(options, charset + 1)).value();
        // The target's own default does for a character set it has.
        return name + (collations.knowsCharset(name) ? "_bin" : DEFAULT_COLLATION);
    }

    private SqlPieces rewrite(SqlPieces sql, String what, boolean unique) {
        SqlPieces out = sql;
        for (int i = 0; i < out.size(); i++) {
            if (out.sees(i, "CHARACTER", "SET")) {
                out = charset(out, behindEquals(out, i + 2), what, unique);
            } else if (out.sees(i, "CHARSET")) {
                out = charset(out, behindEquals(out, i + 1), what, unique);
            } else if (out.sees(i, "COLLATE")) {
                out = collation(out, i, behindEquals(out, i + 1), what, unique);
            }
        }
        return out;
    }

    static int behindEquals(SqlPieces sql, int at) {
        return sql.seesSymbol(at, '=') ? at + 1 : at;
    }

    private SqlPieces charset(SqlPieces sql, int at, String what, boolean unique) {
        if (at >= sql.size() || collations.knowsCharset(sql.at(at).value())) {
            return sql;
        }
        String charset = sql.at(at).value();
        String text = Collations.FALLBACK;
        if (!sql.sees(at + 1, "COLLATE")) {
            text +=
                    instead(charset + DEFAULT_COLLATION, unique)
                            .map(" COLLATE "::concat)
                            .orElse("");
        }
        dropped.add(what + ": character set " + charset + " became " + text);
        return sql.with(at, text);
    }

    private SqlPieces collation(SqlPieces sql, int clause, int at, String what, boolean unique) {
        if (at >= sql.size() || collations.knows(sql.at(at).value())) {
            return sql;
        }
        String collation = sql.at(at).value();
        Optional<String> nearest = instead(collation, unique);
        dropped.add(
                what
                        + ": collation "
                        + collation
                        + nearest.map(name -> " became " + name)
                                .orElse(" became the default of its character set"));
        return nearest.map(name -> sql.with(at, name)).orElseGet(() -> sql.without(clause, at + 1));
    }

    private Optional<String> instead(String collation, boolean unique) {
        return unique ? collations.exact(collation) : collations.nearest(collation);
    }
}
