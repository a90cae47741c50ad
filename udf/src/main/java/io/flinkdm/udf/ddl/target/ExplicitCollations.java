package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A source's SHOW CREATE with the collations that it leaves to its server: the target's defaults
 * are others. For the load of a task with {@code collation_compatible: strict}. Immutable.
 */
public final class ExplicitCollations {

    private static final TargetDialect STRICT =
            new TargetDialect(TargetProduct.TIDB, new Collations(Map.of()), CollationPolicy.STRICT);

    private final DdlParser parser;
    private final SchemaTracker tracker;

    /**
     * @param source whose SHOW CREATE it is, under any sql_mode
     */
    public ExplicitCollations(ServerDefaults source) {
        ServerDefaults plain = source.withSqlMode(Set.of());
        parser = new DdlParser(plain.options());
        tracker = new SchemaTracker(plain);
    }

    /** A table that cannot be followed stays as it is shown. */
    public String createTable(String shown) {
        try {
            if (parser.parse(shown) instanceof DdlStatement.CreateTable statement) {
                TableName name = statement.table();
                TableId table = new TableId(name.schema(), name.name());
                List<String> dropped = new ArrayList<>();
                return TableWriter.shown(
                        statement,
                        tracker.table(shown),
                        new TargetColumns(STRICT, table, dropped),
                        CollationPolicy.STRICT,
                        table);
            }
            return shown;
        } catch (MigrationException untold) {
            return shown;
        }
    }

    public String createDatabase(String shown) {
        if (parser.parse(shown) instanceof DdlStatement.CreateDatabase statement) {
            Structures made = tracker.apply(statement, "", Structures.NONE);
            TextDefaults text = made.schemas().values().iterator().next();
            return "CREATE DATABASE "
                    + TableId.quote(statement.schema())
                    + " CHARACTER SET "
                    + text.charset()
                    + " COLLATE "
                    + text.collation();
        }
        return shown;
    }
}
