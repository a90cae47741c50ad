package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;

/** Reads structures that were kept as texts. Stateless. */
final class KeptTexts {

    private KeptTexts() {}

    /**
     * @param tables each one's CREATE TABLE, as {@link TrackedTable#createTable} prints it
     * @param collations each schema's default collation
     */
    static Structures read(
            Map<TableId, String> tables, Map<String, String> collations, ServerDefaults server) {
        SchemaTracker tracker = new SchemaTracker(server);
        Map<TableId, TrackedTable> structures = new HashMap<>();
        tables.forEach((table, text) -> structures.put(table, tracker.table(text)));
        Map<String, TextDefaults> schemas = new HashMap<>();
        collations.forEach((schema, name) -> schemas.put(schema, text(name, server)));
        return new Structures(schemas, structures);
    }

    /** A collation's name begins with that of its character set. */
    private static TextDefaults text(String collation, ServerDefaults server) {
        String charset = collation.split("_", 2)[0];
        return new TextDefaults(
                server.charsets().collations().getOrDefault(collation, charset), collation);
    }
}
