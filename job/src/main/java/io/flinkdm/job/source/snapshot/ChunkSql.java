package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableId;
import java.util.List;

/** The conditions and orders of chunk queries, as SQL. Pure. */
final class ChunkSql {

    private ChunkSql() {}

    /** FROM and WHERE of a range's rows. */
    static String fromRange(TableId table, ChunkRange range) {
        StringBuilder sql = new StringBuilder(" FROM ").append(table.quoted());
        if (range.bounded()) {
            // The optimizer would read the whole table for each wide range otherwise.
            sql.append(" FORCE INDEX (").append(TableId.quote(range.index())).append(")");
        }
        String separator = " WHERE ";
        if (!range.after().isEmpty()) {
            sql.append(separator).append(compare(range.columns(), ">", "", range.after()));
            separator = " AND ";
        }
        if (!range.upTo().isEmpty()) {
            sql.append(separator).append(compare(range.columns(), "<", "=", range.upTo()));
        }
        return sql.toString();
    }

    static String orderBy(List<String> columns) {
        return " ORDER BY " + String.join(", ", columns.stream().map(TableId::quote).toList());
    }

    /**
     * {@code (a > 1) OR (a = 1 AND b > 2)}: MySQL 5.7 finds no range in {@code (a, b) > (1, 2)}.
     *
     * @param strict {@code <} or {@code >}
     * @param orEqual {@code =} when the last comparison includes the bound, else {@code ""}
     */
    static String compare(
            List<String> columns, String strict, String orEqual, List<String> literals) {
        StringBuilder sql = new StringBuilder("(");
        for (int last = 0; last < columns.size(); last++) {
            sql.append(last == 0 ? "(" : " OR (");
            for (int i = 0; i < last; i++) {
                sql.append(TableId.quote(columns.get(i))).append(" = ");
                sql.append(literals.get(i)).append(" AND ");
            }
            sql.append(TableId.quote(columns.get(last))).append(" ").append(strict);
            sql.append(last == columns.size() - 1 ? orEqual : "");
            sql.append(" ").append(literals.get(last)).append(")");
        }
        return sql.append(")").toString();
    }
}
