package io.flinkdm.job.source.snapshot;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The key of a table that its server can walk. Immutable.
 *
 * @param ordered whether the index has an order, and all its columns the same one (MySQL 8.0 has
 *     descending parts)
 */
public record ChunkIndex(ChunkKey key, boolean ordered) {

    private static final String PRIMARY = "PRIMARY";

    /** Empty when the table has no such key and is read in one piece. */
    public static Optional<ChunkIndex> find(
            Connection connection, TableId table, TableSchema schema) throws SQLException {
        for (ChunkKey key : ChunkKey.candidates(schema)) {
            // One column has one direction, and a primary key is always visible.
            Optional<ChunkIndex> found =
                    key.index().equals(PRIMARY) && key.parts().size() == 1
                            ? Optional.of(new ChunkIndex(key, true))
                            : ask(connection, table, key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Empty for an index that the optimizer must not use, or that is gone. */
    private static Optional<ChunkIndex> ask(Connection connection, TableId table, ChunkKey key)
            throws SQLException {
        Set<String> directions = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW INDEX FROM " + table.quoted())) {
            Set<String> names = names(row.getMetaData());
            while (row.next()) {
                if (row.getString("Key_name").equals(key.index())) {
                    boolean hidden =
                            (names.contains("visible") && row.getString("Visible").equals("NO"))
                                    || (names.contains("ignored")
                                            && row.getString("Ignored").equals("YES"));
                    directions.add(hidden ? "hidden" : row.getString("Collation"));
                }
            }
        }
        return directions.isEmpty() || directions.contains("hidden")
                ? Optional.empty()
                : Optional.of(
                        new ChunkIndex(key, directions.size() == 1 && !directions.contains(null)));
    }

    private static Set<String> names(ResultSetMetaData meta) throws SQLException {
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
