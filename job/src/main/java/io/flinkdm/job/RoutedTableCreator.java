package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.ddl.AskedServers;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.sink.LeftoverRows;
import io.flinkdm.job.source.enumerator.DiscoveredTable;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.target.TableToCreate;
import io.flinkdm.job.target.TargetKeys;
import io.flinkdm.job.target.TargetTableCreation;
import io.flinkdm.udf.ddl.target.ExplicitCollations;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets a source's tables be created on the target under their routed names: the source knows no
 * routes, the target no sources. Immutable.
 */
final class RoutedTableCreator implements TargetTableCreator {

    private static final long serialVersionUID = 1L;

    private static final int NO_SUCH_SCHEMA = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final RuleDefinitions definitions;
    private final TargetTableCreation target;

    RoutedTableCreator(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
        this.definitions = source.definitions();
        this.target = new TargetTableCreation(plan.target(), source.snapshot().poolSize());
    }

    @Override
    public void create(List<DiscoveredTable> tables) throws SQLException {
        UpstreamRules rules = UpstreamRules.compile(definitions);
        List<TableToCreate> routed = tables.stream().map(table -> routed(table, rules)).toList();
        target.create(plan.ddl().strictCollation() ? explicit(routed) : routed);
    }

    @Override
    public void createSchemas(Map<String, String> schemas) throws SQLException {
        UpstreamRules rules = UpstreamRules.compile(definitions);
        Map<String, String> routed = new TreeMap<>();
        schemas.forEach(
                (schema, createDatabase) ->
                        routed.putIfAbsent(rules.router().routeSchema(schema), createDatabase));
        target.createSchemas(routed);
    }

    @Override
    public Set<TableId> withoutKey(List<DiscoveredTable> tables) throws SQLException {
        UpstreamRules rules = UpstreamRules.compile(definitions);
        Set<String> schemas = new TreeSet<>();
        tables.forEach(table -> schemas.add(rules.target(table.table().table()).schema()));
        try (Connection connection =
                JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            TargetKeys keys = TargetKeys.read(connection, schemas);
            return tables.stream()
                    .filter(table -> !toldApart(table, rules, keys))
                    .map(table -> table.table().table())
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public Map<TableId, OnTarget> find(Set<TableId> tables) throws SQLException {
        UpstreamRules rules = UpstreamRules.compile(definitions);
        Map<TableId, OnTarget> found = new HashMap<>();
        try (Connection connection =
                        JdbcConnections.open(
                                plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of());
                Statement statement = connection.createStatement()) {
            for (TableId table : tables) {
                String sql = "SHOW CREATE TABLE " + rules.target(table).quoted();
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    found.put(
                            table, new OnTarget(row.getString(2), rules.extracted(table).names()));
                } catch (SQLException e) {
                    requireMissing(e);
                }
            }
        }
        return found;
    }

    private static void requireMissing(SQLException e) throws SQLException {
        if (e.getErrorCode() != NO_SUCH_TABLE && e.getErrorCode() != NO_SUCH_SCHEMA) {
            throw e;
        }
    }

    private static boolean toldApart(DiscoveredTable table, UpstreamRules rules, TargetKeys keys) {
        TableId source = table.table().table();
        return keys.tellApart(rules.target(source), rules.extracted(source).extend(table.schema()));
    }

    @Override
    public void deleteLeftovers(SourceTable table) {
        TableId target = UpstreamRules.compile(definitions).target(table.table());
        LeftoverRows.delete(plan, table, target);
    }

    /** With the collations that the source's texts leave to its server. */
    private List<TableToCreate> explicit(List<TableToCreate> tables) {
        ExplicitCollations texts = new ExplicitCollations(new AskedServers(plan, source).source());
        return tables.stream()
                .map(
                        table ->
                                new TableToCreate(
                                        table.target(),
                                        texts.createDatabase(table.createDatabase()),
                                        texts.createTable(table.createTable())))
                .toList();
    }

    private static TableToCreate routed(DiscoveredTable table, UpstreamRules rules) {
        return new TableToCreate(
                rules.target(table.table().table()), table.createDatabase(), table.createTable());
    }
}
