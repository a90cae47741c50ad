package io.flinkdm.job.target;

import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.ddl.target.TargetProduct;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads structures from the target's {@code information_schema}: of one table or of all of a
 * schema, with a query for the columns, one for the keys, and one for TiDB's AUTO_RANDOM where a
 * table may have it. Task thread.
 */
final class TargetTableReader {

    private static final String COLUMNS =
            "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, CHARACTER_SET_NAME,"
                    + " COLLATION_NAME, IS_NULLABLE, COLUMN_DEFAULT, EXTRA"
                    + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?";

    // All columns: EXPRESSION is there on TiDB and MySQL 8.0 only.
    private static final String KEYS =
            "SELECT * FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?";

    private static final String RANDOM =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";

    private final Connection connection;
    private final String schema;

    /** Of all tables where {@code null}. */
    private final String table;

    private final Map<String, TableDraft> drafts = new HashMap<>();

    private TargetTableReader(Connection connection, String schema, String table) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
    }

    /** Empty when there is no such table. */
    static Optional<TargetTable> one(Connection connection, TableId id, boolean foreignKeysChecked)
            throws SQLException {
        TargetTableReader reader = new TargetTableReader(connection, id.schema(), id.table());
        reader.read();
        return Optional.ofNullable(reader.drafts.get(id.table()))
                .map(draft -> draft.table(id, foreignKeysChecked));
    }

    /** By their names as the target writes them. */
    static Map<TableId, TargetTable> all(
            Connection connection, String schema, boolean foreignKeysChecked) throws SQLException {
        TargetTableReader reader = new TargetTableReader(connection, schema, null);
        reader.read();
        Map<TableId, TargetTable> tables = new HashMap<>();
        reader.drafts.forEach(
                (name, draft) -> {
                    TableId id = new TableId(schema, name);
                    tables.put(id, draft.table(id, foreignKeysChecked));
                });
        return tables;
    }

    private void read() throws SQLException {
        each(COLUMNS, " ORDER BY TABLE_NAME, ORDINAL_POSITION", this::column);
        each(
                KEYS,
                " AND NON_UNIQUE = 0 ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
                this::keyPart);
        if (drafts.values().stream().anyMatch(draft -> draft.perhapsRandom().isPresent())
                && TargetProducts.of(connection) == TargetProduct.TIDB) {
            each(RANDOM, " AND TIDB_ROW_ID_SHARDING_INFO LIKE 'PK_AUTO_RANDOM%'", this::random);
        }
    }

    private void each(String query, String rest, RowConsumer consumer) throws SQLException {
        String sql = query + (table == null ? "" : " AND TABLE_NAME = ?") + rest;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            if (table != null) {
                statement.setString(2, table);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        }
    }

    /** A name asked for may be written otherwise on the target, which then takes it as the same. */
    private String name(ResultSet row) throws SQLException {
        return table == null ? row.getString("TABLE_NAME") : table;
    }

    private void column(ResultSet row) throws SQLException {
        TableDraft draft = drafts.computeIfAbsent(name(row), name -> new TableDraft());
        String extra = row.getString("EXTRA").toLowerCase(Locale.ROOT);
        Column column = column(row, extra);
        if (extra.contains("auto_increment")) {
            draft.numbered(column);
        } else if (column.generated()
                || column.nullable()
                || row.getString("COLUMN_DEFAULT") != null) {
            draft.filled(column);
        } else {
            draft.unfilled(column);
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

    private void keyPart(ResultSet row) throws SQLException {
        TableDraft draft = drafts.get(name(row));
        String name = row.getString("INDEX_NAME");
        if (draft == null) {
            // Somebody has made the table since its columns were read.
            return;
        }
        if (expression(row)) {
            draft.keyOverExpression(name);
        } else {
            draft.keyPart(name, new Key.Part(row.getString("COLUMN_NAME"), row.getInt("SUB_PART")));
        }
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

    private void random(ResultSet row) throws SQLException {
        TableDraft draft = drafts.get(name(row));
        if (draft != null) {
            draft.perhapsRandom().ifPresent(draft::random);
        }
    }

    @FunctionalInterface
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
