package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives a column a type TiDB has, where the source's is one of its own: MariaDB's addresses as the
 * text they travel as, a VECTOR without a number of dimensions, since TiDB takes no fewer than it
 * is told. Stateless, pure.
 */
final class TypeClauses {

    private static final Map<String, String> TEXTS =
            Map.of(
                    "INET4", "varchar(15) CHARACTER SET ascii",
                    "INET6", "varchar(39) CHARACTER SET ascii",
                    "UUID", "char(36) CHARACTER SET ascii");

    private static final Map<String, String> NEXT_SIZE =
            Map.of("TINYTEXT", "text", "TEXT", "mediumtext", "MEDIUMTEXT", "longtext");

    private TypeClauses() {}

    /**
     * @param column a column's definition
     * @throws MigrationException when TiDB has nothing that could hold the column
     */
    static SqlPieces supported(SqlPieces column, TableId target, List<String> dropped) {
        if (column.size() < 2) {
            return column;
        }
        Token type = column.at(1);
        String name = type.value().toUpperCase(Locale.ROOT);
        if (ColumnType.spatial(name.toLowerCase(Locale.ROOT))) {
            throw spatial(column, target);
        }
        String text = TEXTS.get(name);
        if (text != null) {
            dropped.add(became(column, target, name, text));
            return column.with(1, text);
        }
        if (name.equals("VECTOR") && column.seesSymbol(2, '(')) {
            int end = column.find(3, ')') + 1;
            dropped.add(became(column, target, column.part(1, end).print(), "vector"));
            return column.without(2, end);
        }
        return column;
    }

    /**
     * A TEXT that becomes utf8mb4: its length is one in bytes, and these grow.
     *
     * @param column a column's definition
     */
    static SqlPieces widened(SqlPieces column, TableId target, List<String> dropped) {
        String name = column.at(1).value().toUpperCase(Locale.ROOT);
        String wider = NEXT_SIZE.get(name);
        if (wider == null) {
            return column;
        }
        dropped.add(became(column, target, name, wider));
        return column.with(1, wider);
    }

    private static String became(SqlPieces column, TableId target, String from, String to) {
        return target + " column " + column.part(0, 1).print() + ": " + from + " became " + to;
    }

    private static MigrationException spatial(SqlPieces column, TableId target) {
        return new MigrationException(
                ErrorCode.DB_EXECUTE_FAILED,
                ErrorScope.DOWNSTREAM,
                target
                        + " column "
                        + column.part(0, 1).print()
                        + ": TiDB has no type "
                        + column.at(1).value()
                        + "; create the table there with a LONGBLOB, which takes the SRID and the"
                        + " WKB, or leave the table out, then resume the task",
                null);
    }
}
