package io.flinkdm.submit.explain.live;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the least and greatest primary key of many tables of one source, many with each query. */
final class KeyRanges {

    private static final int TABLES_PER_QUERY = 200;
    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private KeyRanges() {}

    /** Those of tables with {@link #integerKey} that are not empty. */
    static List<KeyRange> read(Connection connection, List<LiveTable> tables) throws SQLException {
        List<LiveTable> keyed = tables.stream().filter(t -> integerKey(t).isPresent()).toList();
        List<KeyRange> ranges = new ArrayList<>(keyed.size());
        for (int from = 0; from < keyed.size(); from += TABLES_PER_QUERY) {
            int to = Math.min(from + TABLES_PER_QUERY, keyed.size());
            read(connection, keyed.subList(from, to), ranges);
        }
        return ranges;
    }

    /** The column of a primary key of one integer. */
    static Optional<String> integerKey(LiveTable table) {
        return table.schema()
                .primaryKey()
                .filter(key -> !key.expression() && key.parts().size() == 1)
                .map(Key::columns)
                .map(columns -> columns.get(0))
                .flatMap(table.schema()::column)
                .filter(column -> INTEGERS.contains(column.type().name()))
                .map(Column::name);
    }

    private static void read(Connection connection, List<LiveTable> tables, List<KeyRange> ranges)
            throws SQLException {
        String sql =
                IntStream.range(0, tables.size())
                        .mapToObj(i -> query(i, tables.get(i)))
                        .collect(Collectors.joining(" UNION ALL "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String least = rows.getString(2);
                if (least != null) {
                    ranges.add(
                            new KeyRange(
                                    tables.get(rows.getInt(1)),
                                    new BigInteger(least),
                                    new BigInteger(rows.getString(3))));
                }
            }
        }
    }

    /** As text: a union of signed and unsigned numbers would become decimals. */
    private static String query(int index, LiveTable table) {
        String key = TableId.quote(integerKey(table).orElseThrow());
        return "SELECT "
                + index
                + ", CAST(MIN("
                + key
                + ") AS CHAR), CAST(MAX("
                + key
                + ") AS CHAR) FROM "
                + table.source().table().quoted();
    }
}
