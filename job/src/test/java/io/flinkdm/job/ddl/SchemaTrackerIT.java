package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Each statement of the corpus on real servers: they take it where the corpus says so, and
 * afterwards the tracked structures are the ones the job reads from the server.
 */
class SchemaTrackerIT {

    private final List<String> wrong = new ArrayList<>();

    @EachSource({
        ServerKind.MYSQL_80,
        ServerKind.MYSQL_9,
        ServerKind.MARIADB,
        ServerKind.MARIADB_118
    })
    void tracksWhatTheServerHas(TestServer server) throws SQLException {
        try (SourceSession session = new SourceSession(server)) {
            for (Corpus.Block block : Corpus.blocks()) {
                run(block, session, server.kind());
            }
        }

        assertThat(wrong).isEmpty();
    }

    private void run(Corpus.Block block, SourceSession session, ServerKind server)
            throws SQLException {
        ServerDefaults defaults = session.begin(block);
        SchemaTracker tracker = new SchemaTracker(defaults);
        DdlParser parser = new DdlParser(defaults.options());
        Structures structures = Structures.NONE.withSchema("c", defaults.text());
        for (Corpus.Line line : block.lines()) {
            String refusal = session.tryExecute(line.sql());
            if (refusal.isEmpty() != line.acceptedBy(server)) {
                wrong.add(line.place() + ": " + line.sql() + ": server says: " + refusal);
            }
            if (refusal.isEmpty()) {
                DdlStatement statement = parser.parse(line.sql());
                structures = tracked(statement, line, server, structures, tracker, session);
                compare(line, server, structures, tracker, session);
            }
        }
    }

    /** What cannot be tracked is asked for anew. */
    private Structures tracked(
            DdlStatement statement,
            Corpus.Line line,
            ServerKind server,
            Structures before,
            SchemaTracker tracker,
            SourceSession session)
            throws SQLException {
        boolean select =
                statement instanceof DdlStatement.CreateTable table && !table.query().isEmpty();
        try {
            Structures after = tracker.apply(statement, "c", before);
            assertThat(line.untrackedOn(server)).as(line.place()).isFalse();
            return after;
        } catch (MigrationException e) {
            if (!select && !line.untrackedOn(server)) {
                wrong.add(line.place() + ": " + line.sql() + ": " + e.getMessage());
            }
            return shown(new Structures(before.schemas(), Map.of()), tracker, session);
        }
    }

    private static Structures shown(Structures none, SchemaTracker tracker, SourceSession session)
            throws SQLException {
        Structures shown = none;
        for (TableId table : session.structures().keySet()) {
            try {
                shown = shown.with(table, session.shown(table, tracker));
            } catch (MigrationException untracked) {
                // The table stays unknown until it can be followed.
                continue;
            }
        }
        return shown;
    }

    private void compare(
            Corpus.Line line,
            ServerKind kind,
            Structures tracked,
            SchemaTracker tracker,
            SourceSession session)
            throws SQLException {
        Map<TableId, TableSchema> server = session.structures();
        Map<TableId, TableSchema> ours = new TreeMap<>();
        for (Map.Entry<TableId, TrackedTable> table : tracked.tables().entrySet()) {
            ours.put(table.getKey(), table.getValue().schema());
            String kept = table.getValue().createTable(table.getKey());
            if (!tracker.table(kept).schema().equals(table.getValue().schema())) {
                wrong.add(line.place() + ": kept as another table: " + kept);
            }
        }
        boolean untracked = line.untrackedOn(kind);
        if (!ours.equals(server) && !untracked) {
            wrong.add(
                    line.place()
                            + ": "
                            + line.sql()
                            + "\n  ours   "
                            + ours
                            + "\n  server "
                            + server);
        }
    }
}
