package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a source how its tables are made. Called off the main thread. */
final class CreateStatements {

    private final Connection connection;
    private final String sourceId;
    private final Map<String, String> databases = new HashMap<>();

    CreateStatements(Connection connection, String sourceId) {
        this.connection = connection;
        this.sourceId = sourceId;
    }

    List<DiscoveredTable> of(List<SourceStructure> structures) throws SQLException {
        List<DiscoveredTable> tables = new ArrayList<>(structures.size());
        for (SourceStructure structure : structures) {
            TableId table = structure.table();
            tables.add(
                    new DiscoveredTable(
                            new SourceTable(sourceId, table),
                            structure.schema(),
                            database(table.schema()),
                            show("SHOW CREATE TABLE " + table.quoted())));
        }
        return tables;
    }

    private String database(String schema) throws SQLException {
        String known = databases.get(schema);
        if (known == null) {
            known = show("SHOW CREATE DATABASE " + TableId.quote(schema));
            databases.put(schema, known);
        }
        return known;
    }

    private String show(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(2);
        }
    }
}
