package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.ManyConnections;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a source how its tables are made. Blocks; called off the main thread. */
final class CreateStatements {

    /** DM's default of {@code threads}. */
    private static final int CONNECTIONS = 4;

    private final SourcePlan source;

    CreateStatements(SourcePlan source) {
        this.source = source;
    }

    /**
     * @param connection for what is asked once; tables are asked about over as many as the task
     *     allows
     */
    List<DiscoveredTable> of(Connection connection, List<SourceStructure> structures)
            throws SQLException {
        Map<String, String> databases =
                databases(
                        connection,
                        structures.stream()
                                .map(structure -> structure.table().schema())
                                .distinct()
                                .toList());
        List<String> tables =
                ManyConnections.ask(
                        structures,
                        threads(),
                        () -> Upstream.open(source),
                        (each, structure) ->
                                show(each, "SHOW CREATE TABLE " + structure.table().quoted()));
        List<DiscoveredTable> discovered = new ArrayList<>(structures.size());
        for (int i = 0; i < tables.size(); i++) {
            TableId table = structures.get(i).table();
            discovered.add(
                    new DiscoveredTable(
                            new SourceTable(source.sourceId(), table),
                            structures.get(i).schema(),
                            databases.get(table.schema()),
                            tables.get(i)));
        }
        return discovered;
    }

    private int threads() {
        int threads = source.snapshot().threads();
        return threads > 0 ? threads : CONNECTIONS;
    }

    static Map<String, String> databases(Connection connection, List<String> schemas)
            throws SQLException {
        Map<String, String> databases = new LinkedHashMap<>();
        for (String schema : schemas) {
            databases.put(
                    schema, show(connection, "SHOW CREATE DATABASE " + TableId.quote(schema)));
        }
        return databases;
    }

    private static String show(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(2);
        }
    }
}
