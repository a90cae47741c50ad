package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.target.TargetStatements;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.StructuresBefore;

/** How the statements of one session are read and written. Immutable. */
record StatementDefaults(ServerDefaults source, TargetStatements statements) {

    static StatementDefaults of(DdlChange ddl, DdlServers servers) {
        ServerDefaults source = servers.source().withSqlMode(ddl.session().sqlMode());
        return new StatementDefaults(source, new TargetStatements(source, servers.target()));
    }

    /** What the statement met, read from its texts. */
    Structures structures(StructuresBefore before) {
        SchemaTracker tracker = new SchemaTracker(source);
        Structures structures = Structures.NONE;
        for (var schema : before.collations().entrySet()) {
            structures =
                    structures.withSchema(
                            schema.getKey(), source.charsets().ofCollation(schema.getValue()));
        }
        for (var table : before.tables().entrySet()) {
            structures = structures.with(table.getKey(), tracker.table(table.getValue()));
        }
        return structures;
    }
}
