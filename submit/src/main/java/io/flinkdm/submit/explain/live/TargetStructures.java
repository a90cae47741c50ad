package io.flinkdm.submit.explain.live;

import com.google.re2j.Pattern;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables that the target has already, found as TiDB finds them: in any letter case. */
final class TargetStructures {

    private final Map<TableId, TableSchema> tables = new HashMap<>();

    private TargetStructures() {}

    /** Of the schemas that {@code targets} are in. */
    static TargetStructures read(TargetPlan target, Collection<TableId> targets)
            throws SQLException {
        TargetStructures structures = new TargetStructures();
        List<String> schemas =
                targets.stream()
                        .map(TableId::schema)
                        .distinct()
                        .map(schema -> "~^" + Pattern.quote(schema) + "$")
                        .toList();
        if (schemas.isEmpty()) {
            return structures;
        }
        BlockAllowRules rules = new BlockAllowRules(schemas, List.of(), List.of(), List.of());
        try (Connection connection =
                JdbcConnections.open(target.connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            for (SourceStructure table :
                    new StructureReader(connection)
                            .readWithoutEstimates(
                                    BlockAllowList.compile(rules, CaseSensitivity.INSENSITIVE))) {
                structures.tables.put(folded(table.table()), table.schema());
            }
        }
        return structures;
    }

    Optional<TableSchema> find(TableId table) {
        return Optional.ofNullable(tables.get(folded(table)));
    }

    private static TableId folded(TableId table) {
        return new TableId(
                table.schema().toLowerCase(Locale.ROOT), table.table().toLowerCase(Locale.ROOT));
    }
}
