package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.online.OnlineTables;
import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.source.server.SourceChecks;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.filter.DumpSelection;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.NamePattern;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tables of a source as they are now, once it is checked. Blocks; called off the main thread.
 */
final class SourceTables {

    private final TaskMode mode;
    private final CaseSensitivity names;
    private final OnlineTables online;
    private final boolean requireNoShadow;
    private final SourcePlan source;
    private final BlockAllowList allow;
    private final DumpSelection selection;

    SourceTables(
            MigrationPlan plan, SourcePlan source, BlockAllowList allow, DumpSelection selection) {
        this.mode = plan.mode();
        this.names =
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
        this.online = OnlineTables.of(plan.ddl());
        this.requireNoShadow =
                mode != TaskMode.FULL
                        && Stream.of("online_ddl", "all").noneMatch(plan.ignoredChecks()::contains);
        this.source = source;
        this.allow = allow;
        this.selection = selection;
    }

    /**
     * Those the task allows.
     *
     * @param made how each one is made
     * @param kept what is kept to follow statements with
     * @param empty how each schema is made that has none of them
     */
    record Structures(
            List<SourceStructure> all,
            List<DiscoveredTable> made,
            InitialStructures kept,
            Map<String, String> empty) {}

    void require(Connection connection) throws SQLException {
        SourceChecks.require(connection, source);
        if (mode.loads() && !source.snapshot().tables().all()) {
            requireAllowed(connection);
        }
    }

    Structures read(Connection connection) throws SQLException {
        StructureReader reader = new StructureReader(connection);
        SourceChecks.requirePlainTables(source, reader.otherTypes(allow));
        List<SourceStructure> structures =
                reader.read(allow).stream()
                        .filter(structure -> !online.toolsOwn(structure.table()))
                        .toList();
        if (requireNoShadow) {
            SourceChecks.requireNoSchemaChange(source, shadowTables(connection));
        }
        if (mode.loads() && structures.stream().anyMatch(s -> ChunkKey.keyless(s.schema()))) {
            SourceChecks.requireLock(connection, source);
        }
        List<DiscoveredTable> made = new CreateStatements(source).of(connection, structures);
        Map<String, String> collations = new StructureReader(connection).collations(allow);
        Set<String> empty = new TreeSet<>(collations.keySet());
        structures.forEach(structure -> empty.remove(structure.table().schema()));
        empty.removeIf(schema -> !mode.loads() || !named(schema));
        return new Structures(
                structures,
                made,
                InitialStructures.of(made, collations, DdlDefaults.read(connection)),
                CreateStatements.databases(connection, List.copyOf(empty)));
    }

    /** Where the lists name tables only, other schemas than theirs are nobody's. */
    private boolean named(String schema) {
        List<TableRule> tables = source.allow().doTables();
        return tables.isEmpty()
                || tables.stream()
                        .anyMatch(rule -> NamePattern.of(rule.dbName(), names).matches(schema));
    }

    private List<TableId> shadowTables(Connection connection) throws SQLException {
        return StructureReader.tables(connection).stream()
                .filter(online::shadow)
                .filter(table -> allow.allows(online.real(table)))
                .toList();
    }

    /** DM loads what the dump's arguments choose even if nothing follows its changes. */
    private void requireAllowed(Connection connection) throws SQLException {
        List<TableId> others =
                StructureReader.tables(connection).stream()
                        .filter(selection::selects)
                        .filter(table -> !allow.allows(table))
                        .toList();
        if (!others.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.DUMP_UNIT_RUNTIME,
                    ErrorScope.UPSTREAM,
                    source.sourceId()
                            + ": extra-args chooses "
                            + others.get(0)
                            + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "")
                            + ", which the block-allow list leaves out; allow it, or take it out"
                            + " of extra-args",
                    null);
        }
    }
}
