package io.flinkdm.job.target;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.Arrays;
import java.util.List;

/** Structures for tests. */
public final class Tables {

    public static final TableId ID = new TableId("to", "t");

    private Tables() {}

    public static Column bigint(String name) {
        return new Column(name, type("bigint", "bigint", null), false, false);
    }

    public static Column nullable(Column column) {
        return new Column(column.name(), column.type(), true, column.generated());
    }

    public static Column text(String name) {
        ColumnType type = type("varchar", "varchar(50)", "utf8mb4_bin");
        return new Column(name, type, true, false);
    }

    public static ColumnType type(String name, String definition, String collation) {
        String charset = collation == null ? null : collation.substring(0, collation.indexOf('_'));
        return new ColumnType(name, definition, charset, collation, List.of());
    }

    public static Key primary(String... columns) {
        return new Key("PRIMARY", true, parts(columns), false);
    }

    public static Key unique(String... columns) {
        return new Key("u_" + String.join("_", columns), false, parts(columns), false);
    }

    private static List<Key.Part> parts(String... columns) {
        return Arrays.stream(columns).map(name -> new Key.Part(name, 0)).toList();
    }

    public static TableSchema schema(List<Column> columns, Key... keys) {
        return new TableSchema(columns, List.of(keys));
    }

    public static TargetTable target(TableSchema structure) {
        return new TargetTable(ID, structure, "", false);
    }
}
