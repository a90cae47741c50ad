package io.flinkdm.job.target;

import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one table's structure from the target's {@code information_schema}. Stateless. */
final class TargetTableReader {

    private static final String COLUMNS =
            "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, CHARACTER_SET_NAME, COLLATION_NAME,"
                    + " IS_NULLABLE, COLUMN_DEFAULT, EXTRA FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";

    // All columns: EXPRESSION is there on TiDB and MySQL 8.0 only.
    private static final String KEYS =
            "SELECT * FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0"
                    + " ORDER BY INDEX_NAME, SEQ_IN_INDEX";

    private TargetTableReader() {}

    /**
     * @throws MigrationException when there is no such table
     */
    static TargetTable read(Connection connection, TableId id, boolean foreignKeysChecked)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<String> unfilled = new ArrayList<>();
        String autoIncrement = "";
        try (PreparedStatement statement = about(connection, COLUMNS, id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String extra = rows.getString("EXTRA").toLowerCase(Locale.ROOT);
                Column column = column(rows, extra);
                columns.add(column);
                boolean numbered = extra.contains("auto_increment");
                autoIncrement = numbered ? column.name() : autoIncrement;
                boolean filled = numbered || column.generated();
                if (!filled && !column.nullable() && rows.getString("COLUMN_DEFAULT") == null) {
                    unfilled.add(column.name());
                }
            }
        }
        if (columns.isEmpty()) {
            throw missing(id);
        }
        TableSchema structure = new TableSchema(columns, keys(connection, id));
        Optional<String> random = randomNumber(connection, id, structure, unfilled);
        random.ifPresent(unfilled::remove);
        return new TargetTable(
                id, structure, random.orElse(autoIncrement), unfilled, foreignKeysChecked);
    }

    /** A column with TiDB's AUTO_RANDOM, which its information_schema does not tell. */
    private static Optional<String> randomNumber(
            Connection connection, TableId id, TableSchema structure, List<String> unfilled)
            throws SQLException {
        Optional<Column> first =
                structure
                        .primaryKey()
                        .filter(key -> !key.parts().isEmpty())
                        .flatMap(key -> structure.column(key.columns().get(0)))
                        .filter(column -> column.type().name().equals("bigint"))
                        .filter(column -> unfilled.contains(column.name()));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + id.quoted())) {
            row.next();
            return row.getString(2).contains("T![auto_rand]")
                    ? first.map(Column::name)
                    : Optional.empty();
        }
    }

    private static Column column(ResultSet row, String extra) throws SQLException {
        String name = row.getString("DATA_TYPE").toLowerCase(Locale.ROOT);
        String definition = row.getString("COLUMN_TYPE");
        ColumnType type =
                new ColumnType(
                        name,
                        definition,
                        row.getString("CHARACTER_SET_NAME"),
                        row.getString("COLLATION_NAME"),
                        members(name, definition));
        boolean generated =
                extra.contains("virtual generated")
                        || extra.contains("stored generated")
                        || extra.contains("persistent");
        boolean nullable = "YES".equals(row.getString("IS_NULLABLE"));
        return new Column(row.getString("COLUMN_NAME"), type, nullable, generated);
    }

    private static List<String> members(String type, String definition) {
        return type.equals("enum") || type.equals("set")
                ? SqlTokenizer.tokenize(definition, Set.of()).stream()
                        .filter(token -> token.kind() == TokenKind.STRING)
                        .map(Token::value)
                        .toList()
                : List.of();
    }

    private static List<Key> keys(Connection connection, TableId id) throws SQLException {
        Map<String, List<Key.Part>> parts = new LinkedHashMap<>();
        List<String> overExpressions = new ArrayList<>();
        try (PreparedStatement statement = about(connection, KEYS, id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                List<Key.Part> key = parts.computeIfAbsent(name, n -> new ArrayList<>());
                if (expression(rows)) {
                    overExpressions.add(name);
                } else {
                    key.add(new Key.Part(rows.getString("COLUMN_NAME"), rows.getInt("SUB_PART")));
                }
            }
        }
        return parts.entrySet().stream()
                .map(
                        key ->
                                new Key(
                                        key.getKey(),
                                        "PRIMARY".equals(key.getKey()),
                                        key.getValue(),
                                        overExpressions.contains(key.getKey())))
                .toList();
    }

    /** TiDB names no column by the text NULL, MySQL by NULL itself; 5.7 has no expressions. */
    private static boolean expression(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equalsIgnoreCase("EXPRESSION")) {
                return row.getString(i) != null;
            }
        }
        return false;
    }

    private static PreparedStatement about(Connection connection, String sql, TableId id)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, id.schema());
        statement.setString(2, id.table());
        return statement;
    }

    private static MigrationException missing(TableId id) {
        return new MigrationException(
                ErrorCode.SYNCER_DOWNSTREAM_TABLE_NOT_FOUND,
                ErrorScope.DOWNSTREAM,
                "the target has no table " + id,
                null);
    }
}
