package io.flinkdm.submit.explain.live;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.rules.RuleDefinitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at the databases of a plan and says what the plan does to them. One thread. */
public final class LiveExplainer {

    private final MigrationPlan plan;
    private final Map<SourcePlan, SourceCoverage> sources = new LinkedHashMap<>();
    private TargetStructures existing;

    public LiveExplainer(MigrationPlan plan) {
        this.plan = plan;
    }

    /**
     * Reads the structures of all sources and of the target, and the keys of what is merged.
     *
     * @throws MigrationException when a server cannot be reached or refuses a query
     */
    public LiveReport report() {
        Session session = new Session(plan.zone().orElse(ZoneOffset.UTC), InstantSource.system());
        plan.sources().forEach(source -> sources.put(source, coverage(source, session)));
        Merges merges = new Merges(tables());
        existing = existing(merges);
        merges.compare(ranges(merges), existing::find);
        List<Finding> coverage = new ArrayList<>();
        List<Finding> notes = new ArrayList<>(merges.notes());
        for (SourceCoverage source : sources.values()) {
            coverage.addAll(source.problems());
            notes.addAll(source.notes());
        }
        return new LiveReport(
                tables(), merges.byTarget(), differences(), coverage, merges.problems(), notes);
    }

    private List<LiveTable> tables() {
        return sources.values().stream().flatMap(s -> s.migrated().stream()).toList();
    }

    private static SourceCoverage coverage(SourcePlan source, Session session) {
        RuleDefinitions rules = source.definitions();
        BlockAllowRules schemas =
                new BlockAllowRules(
                        rules.allow().doDbs(), rules.allow().ignoreDbs(), List.of(), List.of());
        try (Connection connection = Upstream.open(source)) {
            List<SourceStructure> tables =
                    new StructureReader(connection)
                            .readWithoutEstimates(
                                    BlockAllowList.compile(schemas, rules.caseSensitivity()));
            return new SourceCoverage(rules, session, tables);
        } catch (SQLException e) {
            throw Upstream.failure(source, "reading the structures of tables", e);
        }
    }

    private TargetStructures existing(Merges merges) {
        try {
            return TargetStructures.read(plan.target(), merges.byTarget().keySet());
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_QUERY_FAILED,
                    ErrorScope.DOWNSTREAM,
                    "cannot read the structures of the target's tables",
                    e);
        }
    }

    private List<KeyRange> ranges(Merges merges) {
        List<LiveTable> merged = merges.merged();
        List<KeyRange> ranges = new ArrayList<>();
        for (SourcePlan source : sources.keySet()) {
            List<LiveTable> own =
                    merged.stream()
                            .filter(t -> t.source().sourceId().equals(source.sourceId()))
                            .toList();
            if (!own.isEmpty()) {
                ranges.addAll(ranges(source, own));
            }
        }
        return ranges;
    }

    private static List<KeyRange> ranges(SourcePlan source, List<LiveTable> tables) {
        try (Connection connection = Upstream.open(source)) {
            return KeyRanges.read(connection, tables);
        } catch (SQLException e) {
            throw Upstream.failure(source, "reading the least and greatest keys", e);
        }
    }

    private List<Finding> differences() {
        List<Finding> differences = new ArrayList<>();
        for (LiveTable table : tables()) {
            existing.find(table.target())
                    .map(target -> StructureDifferences.of(table, target))
                    .filter(found -> !found.isEmpty())
                    .ifPresent(
                            found ->
                                    differences.add(
                                            new Finding(
                                                    table.source() + " -> " + table.target(),
                                                    String.join("; ", found))));
        }
        return differences;
    }
}
