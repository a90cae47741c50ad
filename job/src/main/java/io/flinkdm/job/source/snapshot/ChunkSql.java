package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions and orders of chunk queries, as SQL. Pure. */
final class ChunkSql {

    private ChunkSql() {}

    /** FROM and WHERE of a range's rows. */
    static String fromRange(TableId table, ChunkRange range) {
        return fromRange(table, range, "");
    }

    /**
     * @param where a further condition as a user wrote it, {@code ""} for none
     */
    static String fromRange(TableId table, ChunkRange range, String where) {
        List<String> conditions = new ArrayList<>();
        if (!range.after().isEmpty()) {
            conditions.add(compare(range.columns(), ">", "", range.after()));
        }
        if (!range.upTo().isEmpty()) {
            conditions.add(compare(range.columns(), "<", "=", range.upTo()));
        }
        if (!where.isEmpty()) {
            // It may end with a comment.
            conditions.add("(" + where + "\n)");
        }
        // The optimizer would read the whole table for each wide range otherwise.
        return " FROM "
                + table.quoted()
                + (range.bounded() ? forceIndex(range.index()) : "")
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    static String forceIndex(String index) {
        return " FORCE INDEX (" + TableId.quote(index) + ")";
    }

    /**
     * @param direction {@code ""} or {@code " DESC"}
     */
    static String orderBy(List<String> columns, String direction) {
        return columns.stream()
                .map(column -> TableId.quote(column) + direction)
                .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    static String equal(List<String> columns, List<String> literals) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : " AND ").append(TableId.quote(columns.get(i)));
            sql.append(" = ").append(literals.get(i));
        }
        return sql.toString();
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
            sql.append(equal(columns.subList(0, last), literals)).append(last == 0 ? "" : " AND ");
            sql.append(TableId.quote(columns.get(last))).append(" ").append(strict);
            sql.append(last == columns.size() - 1 ? orEqual : "");
            sql.append(" ").append(literals.get(last)).append(")");
        }
        return sql.append(")").toString();
    }
}
