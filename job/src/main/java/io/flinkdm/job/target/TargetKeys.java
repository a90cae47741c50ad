package io.flinkdm.job.target;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The unique keys of many tables of the target, read at once: whether rows of a table can be told
 * apart, as {@link RowIdentity} says it when they are written. Immutable.
 */
public final class TargetKeys {

    private static final String KEYS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, NULLABLE"
                    + " FROM information_schema.STATISTICS"
                    + " WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA IN (%s)";

    /** By table, then by key; {@code null} for a part that no row is told apart by. */
    private final Map<String, Map<String, List<String>>> columns;

    private TargetKeys(Map<String, Map<String, List<String>>> columns) {
        this.columns = columns;
    }

    /** Of all tables of these schemas. */
    public static TargetKeys read(Connection connection, Set<String> schemas) throws SQLException {
        Map<String, Map<String, List<String>>> columns = new HashMap<>();
        if (schemas.isEmpty()) {
            return new TargetKeys(columns);
        }
        String places = String.join(", ", Collections.nCopies(schemas.size(), "?"));
        try (PreparedStatement statement = connection.prepareStatement(KEYS.formatted(places))) {
            int index = 0;
            for (String schema : schemas) {
                statement.setString(++index, schema);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TableId table = new TableId(row.getString(1), row.getString(2));
                    columns.computeIfAbsent(folded(table), id -> new TreeMap<>())
                            .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                            .add("YES".equals(row.getString(5)) ? null : row.getString(4));
                }
            }
        }
        return new TargetKeys(columns);
    }

    private static String folded(TableId table) {
        return table.quoted().toLowerCase(Locale.ROOT);
    }

    /**
     * @param rows the structure of the rows that are written to the table
     */
    public boolean tellApart(TableId table, TableSchema rows) {
        return columns.getOrDefault(folded(table), Map.of()).values().stream()
                .anyMatch(
                        key ->
                                key.stream()
                                        .allMatch(name -> name != null && rows.indexOf(name) >= 0));
    }
}
