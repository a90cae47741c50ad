package io.flinkdm.job.source.server;

import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the structures of all tables a source's lists let pass, in three queries however many
 * tables there are.
 *
 * <p>Source: MySQL manual, INFORMATION_SCHEMA tables. Stateless but for its connection.
 */
public final class StructureReader {

    private static final String TABLES =
            "SELECT table_schema, table_name, %s"
                    + " FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                    + " ORDER BY table_schema, table_name";

    /** Views and sequences hold no rows of a table. */
    private static final String OTHER_TYPES =
            "SELECT table_schema, table_name, table_type FROM information_schema.tables"
                    + " WHERE table_type NOT IN ('BASE TABLE', 'VIEW', 'SYSTEM VIEW', 'SEQUENCE')"
                    + " ORDER BY table_schema, table_name";

    private static final String COLUMNS =
            "SELECT table_schema, table_name, column_name, data_type, column_type,"
                    + " character_set_name, collation_name, is_nullable, extra"
                    + " FROM information_schema.columns WHERE table_schema IN (%s)"
                    + " ORDER BY table_schema, table_name, ordinal_position";

    private static final String KEYS =
            "SELECT table_schema, table_name, index_name, column_name, sub_part"
                    + " FROM information_schema.statistics"
                    + " WHERE non_unique = 0 AND table_schema IN (%s)"
                    + " ORDER BY table_schema, table_name, index_name, seq_in_index";

    private static final String COLUMNS_OF_TABLE =
            COLUMNS.formatted("?").replace(" ORDER BY", " AND table_name = ? ORDER BY");

    private static final String COLLATIONS =
            "SELECT schema_name, default_collation_name FROM information_schema.schemata";

    private static final int UNKNOWN_VARIABLE = 1193;

    private final Connection connection;

    public StructureReader(Connection connection) {
        this.connection = connection;
    }

    /** All tables of the server that are not its own. */
    public static List<TableId> tables(Connection connection) throws SQLException {
        return List.copyOf(
                new StructureReader(connection)
                        .tables(
                                BlockAllowList.compile(
                                        BlockAllowRules.NONE, CaseSensitivity.INSENSITIVE),
                                "0, 0")
                        .keySet());
    }

    /** In the order of the tables' names. */
    public List<SourceStructure> read(BlockAllowList allow) throws SQLException {
        wantFreshEstimates();
        return read(tables(allow, "COALESCE(table_rows, 0), COALESCE(data_length, 0)"));
    }

    /**
     * As {@link #read(BlockAllowList)}, all estimates 0: the server need not open every table for
     * them.
     */
    public List<SourceStructure> readWithoutEstimates(BlockAllowList allow) throws SQLException {
        return read(tables(allow, "0, 0"));
    }

    /** What holds rows and is no plain table, with its type. */
    public Map<TableId, String> otherTypes(BlockAllowList allow) throws SQLException {
        Map<TableId, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OTHER_TYPES)) {
            while (row.next()) {
                TableId table = new TableId(row.getString(1), row.getString(2));
                if (allow.allows(table)) {
                    types.put(table, row.getString(3));
                }
            }
        }
        return types;
    }

    /** The default collation of each schema the lists let pass. */
    public Map<String, String> collations(BlockAllowList allow) throws SQLException {
        Map<String, String> collations = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLLATIONS)) {
            while (row.next()) {
                if (allow.allowsSchema(row.getString(1))) {
                    collations.put(row.getString(1), row.getString(2));
                }
            }
        }
        return collations;
    }

    private List<SourceStructure> read(Map<TableId, Size> sizes) throws SQLException {
        if (sizes.isEmpty()) {
            return List.of();
        }
        TreeSet<String> schemas = new TreeSet<>();
        sizes.keySet().forEach(table -> schemas.add(table.schema()));
        Map<TableId, List<Column>> columns = columns(schemas);
        Map<TableId, Map<String, KeyParts>> keys = keys(schemas);
        List<SourceStructure> structures = new ArrayList<>(sizes.size());
        sizes.forEach(
                (table, size) -> {
                    TableSchema schema =
                            new TableSchema(
                                    columns.getOrDefault(table, List.of()),
                                    keys.getOrDefault(table, Map.of()).values().stream()
                                            .map(KeyParts::key)
                                            .sorted(Key.ORDER)
                                            .toList());
                    structures.add(new SourceStructure(table, schema, size.rows(), size.bytes()));
                });
        return structures;
    }

    /** MySQL 8.0 answers from a cache of a day otherwise. */
    private void wantFreshEstimates() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION information_schema_stats_expiry = 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_VARIABLE) {
                throw e;
            }
        }
    }

    private Map<TableId, Size> tables(BlockAllowList allow, String estimate) throws SQLException {
        Map<TableId, Size> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES.formatted(estimate))) {
            while (row.next()) {
                TableId table = new TableId(row.getString(1), row.getString(2));
                if (allow.allows(table)) {
                    tables.put(table, new Size(row.getLong(3), row.getLong(4)));
                }
            }
        }
        return tables;
    }

    /** The columns of one table, in their order; none when there is no such table. */
    public List<Column> columns(TableId table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS_OF_TABLE)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(column(row));
                }
            }
        }
        return columns;
    }

    private Map<TableId, List<Column>> columns(Collection<String> schemas) throws SQLException {
        Map<TableId, List<Column>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = prepare(COLUMNS, schemas);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TableId table = new TableId(row.getString(1), row.getString(2));
                columns.computeIfAbsent(table, id -> new ArrayList<>()).add(column(row));
            }
        }
        return columns;
    }

    private static Column column(ResultSet row) throws SQLException {
        String name = row.getString(4).toLowerCase(Locale.ROOT);
        String definition = row.getString(5);
        List<String> members =
                name.equals("enum") || name.equals("set")
                        ? MemberList.parse(definition)
                        : List.of();
        ColumnType type =
                new ColumnType(name, definition, row.getString(6), row.getString(7), members);
        boolean nullable = "YES".equalsIgnoreCase(row.getString(8));
        return new Column(row.getString(3), type, nullable, generated(row.getString(9)));
    }

    /** MySQL's DEFAULT_GENERATED is a default, not a generated column. */
    private static boolean generated(String extra) {
        String text = extra == null ? "" : extra.toUpperCase(Locale.ROOT);
        return text.contains("VIRTUAL GENERATED")
                || text.contains("STORED GENERATED")
                || text.equals("VIRTUAL")
                || text.equals("PERSISTENT");
    }

    private Map<TableId, Map<String, KeyParts>> keys(Collection<String> schemas)
            throws SQLException {
        Map<TableId, Map<String, KeyParts>> keys = new LinkedHashMap<>();
        try (PreparedStatement statement = prepare(KEYS, schemas);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TableId table = new TableId(row.getString(1), row.getString(2));
                keys.computeIfAbsent(table, id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(3), KeyParts::new)
                        .add(row.getString(4), row.getInt(5));
            }
        }
        return keys;
    }

    private PreparedStatement prepare(String sql, Collection<String> schemas) throws SQLException {
        String places = String.join(", ", Collections.nCopies(schemas.size(), "?"));
        PreparedStatement statement = connection.prepareStatement(sql.formatted(places));
        int index = 0;
        for (String schema : schemas) {
            statement.setString(++index, schema);
        }
        return statement;
    }

    /** What the server guesses of a table. */
    private record Size(long rows, long bytes) {}

    /** A key being read, part by part. */
    private static final class KeyParts {

        private final String name;
        private final List<Key.Part> parts = new ArrayList<>();
        private boolean expression;

        KeyParts(String name) {
            this.name = name;
        }

        /** An expression has no column name. */
        void add(String column, int prefixLength) {
            if (column == null) {
                expression = true;
            } else {
                parts.add(new Key.Part(column, prefixLength));
            }
        }

        Key key() {
            return new Key(name, name.equals("PRIMARY"), parts, expression);
        }
    }
}
