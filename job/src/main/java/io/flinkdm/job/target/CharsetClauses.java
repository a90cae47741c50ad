package io.flinkdm.job.target;

import java.util.List;
import java.util.Optional;

/**
 * Replaces character sets and collations the target lacks, wherever a statement names them. A text
 * in a character set the target lacks is kept as utf8mb4. Confined to one statement.
 */
final class CharsetClauses {

    private static final String FALLBACK = "utf8mb4";

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

    SqlPieces rewrite(SqlPieces sql) {
        SqlPieces out = sql;
        for (int i = 0; i < out.size(); i++) {
            if (out.sees(i, "CHARACTER", "SET")) {
                out = charset(out, behindEquals(out, i + 2));
            } else if (out.sees(i, "CHARSET")) {
                out = charset(out, behindEquals(out, i + 1));
            } else if (out.sees(i, "COLLATE")) {
                out = collation(out, i, behindEquals(out, i + 1));
            }
        }
        return out;
    }

    static int behindEquals(SqlPieces sql, int at) {
        return sql.seesSymbol(at, '=') ? at + 1 : at;
    }

    private SqlPieces charset(SqlPieces sql, int at) {
        if (at >= sql.size() || collations.knowsCharset(sql.at(at).value())) {
            return sql;
        }
        dropped.add(owner + ": character set " + sql.at(at).value() + " became " + FALLBACK);
        return sql.with(at, FALLBACK);
    }

    private SqlPieces collation(SqlPieces sql, int clause, int at) {
        if (at >= sql.size() || collations.knows(sql.at(at).value())) {
            return sql;
        }
        String collation = sql.at(at).value();
        Optional<String> nearest = collations.nearest(collation);
        dropped.add(
                owner
                        + ": collation "
                        + collation
                        + nearest.map(name -> " became " + name)
                                .orElse(" became the default of its character set"));
        return nearest.map(name -> sql.with(at, name)).orElseGet(() -> sql.without(clause, at + 1));
    }
}
