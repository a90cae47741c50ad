package io.flinkdm.job.target;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link TargetTable} whose rows of {@code information_schema} are being read. Task thread. */
final class TableDraft {

    private final List<Column> columns = new ArrayList<>();
    private final List<String> unfilled = new ArrayList<>();
    private final Map<String, List<Key.Part>> keys = new LinkedHashMap<>();
    private final Set<String> keysOverExpressions = new HashSet<>();
    private String autoIncrement = "";

    /** A column that takes a value by itself, when it needs one. */
    void filled(Column column) {
        columns.add(column);
    }

    void numbered(Column column) {
        columns.add(column);
        autoIncrement = column.name();
    }

    /** A column that needs a value. */
    void unfilled(Column column) {
        columns.add(column);
        unfilled.add(column.name());
    }

    void keyPart(String key, Key.Part part) {
        keys.computeIfAbsent(key, name -> new ArrayList<>()).add(part);
    }

    void keyOverExpression(String key) {
        keys.computeIfAbsent(key, name -> new ArrayList<>());
        keysOverExpressions.add(key);
    }

    /** A column that may have TiDB's AUTO_RANDOM, which the columns do not tell. */
    Optional<String> perhapsRandom() {
        TableSchema structure = structure();
        return structure
                .primaryKey()
                .filter(key -> !key.parts().isEmpty())
                .flatMap(key -> structure.column(key.columns().get(0)))
                .filter(column -> column.type().name().equals("bigint"))
                .map(Column::name)
                .filter(unfilled::contains);
    }

    /** That column has it. */
    void random(String column) {
        unfilled.remove(column);
        autoIncrement = column;
    }

    TargetTable table(TableId id, boolean foreignKeysChecked) {
        return new TargetTable(id, structure(), autoIncrement, unfilled, foreignKeysChecked);
    }

    private TableSchema structure() {
        return new TableSchema(columns, keys.entrySet().stream().map(this::key).toList());
    }

    private Key key(Map.Entry<String, List<Key.Part>> key) {
        String name = key.getKey();
        return new Key(
                name, "PRIMARY".equals(name), key.getValue(), keysOverExpressions.contains(name));
    }
}
