package io.flinkdm.job.expression;

import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A table with a column of every type, filled with values that are easy to get wrong. */
final class OracleTable {

    private static final List<OracleColumn> COLUMNS = OracleColumn.all();

    private static final Set<Integer> INTEGERS =
            Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT);

    private final Connection connection;
    private final TableId name;
    private final TableSchema schema;
    private final List<Row> rows = new ArrayList<>();

    private OracleTable(Connection connection, TableId name) throws SQLException {
        this.connection = connection;
        this.name = name;
        this.schema = structure();
        readRows();
    }

    static OracleTable create(Connection connection, String database, Random random, int rows)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = '', time_zone = '+00:00'");
            statement.execute("SET NAMES utf8mb4 COLLATE utf8mb4_bin");
            statement.execute("DROP TABLE IF EXISTS oracle");
            statement.execute(
                    COLUMNS.stream()
                            .map(c -> c.name() + " " + c.definition() + " NULL")
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "CREATE TABLE oracle (id INT PRIMARY KEY, ",
                                            ")")));
            for (int id = 0; id < rows; id++) {
                statement.execute(insert(id, random));
            }
            statement.execute("SET sql_mode = DEFAULT");
        }
        return new OracleTable(connection, new TableId(database, "oracle"));
    }

    private static String insert(int id, Random random) {
        return COLUMNS.stream()
                .map(c -> random.nextInt(8) == 0 ? "NULL" : c.value(random))
                .collect(Collectors.joining(", ", "INSERT INTO oracle VALUES (" + id + ", ", ")"));
    }

    private TableSchema structure() throws SQLException {
        BlockAllowRules only =
                new BlockAllowRules(List.of(name.schema()), List.of(), List.of(), List.of());
        return new StructureReader(connection)
                .read(BlockAllowList.compile(only, CaseSensitivity.SENSITIVE)).stream()
                        .filter(structure -> structure.table().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .schema();
    }

    private void readRows() throws SQLException {
        String columns =
                schema.columns().stream()
                        .map(OracleTable::selected)
                        .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT " + columns + " FROM oracle ORDER BY id")) {
            while (result.next()) {
                Object[] values = new Object[schema.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(schema.columns().get(i), result, i + 1);
                }
                rows.add(Row.of(values));
            }
        }
    }

    private static String selected(Column column) {
        switch (column.type().name()) {
            case "bit", "enum", "set", "year":
                return "CAST(" + column.name() + " AS UNSIGNED)";
            case "float":
                return column.name() + " * 1e0";
            case "datetime", "timestamp", "date", "time":
                return "CAST(" + column.name() + " AS CHAR)";
            default:
                return column.name();
        }
    }

    private static Object value(Column column, ResultSet result, int index) throws SQLException {
        switch (column.type().name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "bit", "enum", "set", "year":
                String digits = result.getString(index);
                return digits == null ? null : integer(new BigInteger(digits));
            case "float", "double":
                double number = result.getDouble(index);
                return result.wasNull() ? null : number;
            default:
                return column.type().binary() ? result.getBytes(index) : result.getString(index);
        }
    }

    private static Object integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    TableId name() {
        return name;
    }

    TableSchema schema() {
        return schema;
    }

    List<Row> rows() {
        return rows;
    }

    /** What the server answers for each row. */
    Answers select(String expression) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "SELECT " + expression + " FROM oracle ORDER BY id")) {
            while (result.next()) {
                answers.add(result.getString(1));
            }
            return new Answers(answers, INTEGERS.contains(result.getMetaData().getColumnType(1)));
        }
    }

    /**
     * @param values one for each row; none when the server fails for a row
     * @param integers whether they are of an integer type
     */
    record Answers(List<String> values, boolean integers) {}

    /** What the server answers for one row. */
    String selectOne(String expression, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result =
                    statement.executeQuery(
                            "SELECT " + expression + " FROM oracle WHERE id = " + id)) {
                result.next();
                return result.getString(1);
            } catch (SQLException e) {
                return "error: " + e.getMessage();
            }
        }
    }
}
