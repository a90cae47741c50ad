package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.online.Emission;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Of all structures, those that a statement is about. Stateless. */
final class MetStructures {

    private MetStructures() {}

    /**
     * @param options how its text is read
     * @param lowerCaseNames whether the source keeps names in lower case
     */
    static StructuresBefore of(Emission emission, Set<SqlOption> options, boolean lowerCaseNames) {
        Structures before = emission.before();
        Statement statement = new StatementReader(options).read(emission.sql());
        Map<TableId, String> tables = new HashMap<>();
        Set<String> schemas = new HashSet<>();
        for (TableName name : statement.tables()) {
            TableId table =
                    StatementTracking.named(name.in(emission.defaultSchema()), lowerCaseNames);
            before.table(table).ifPresent(known -> tables.put(table, known.createTable(table)));
            schemas.add(table.schema());
        }
        String schema =
                statement.schema().isEmpty() ? emission.defaultSchema() : statement.schema();
        schemas.add(StatementTracking.named(new TableId(schema, ""), lowerCaseNames).schema());
        Map<String, String> collations = new HashMap<>();
        before.schemas()
                .forEach(
                        (name, text) -> {
                            if (schemas.contains(name)) {
                                collations.put(name, text.collation());
                            }
                        });
        return new StructuresBefore(tables, collations);
    }
}
