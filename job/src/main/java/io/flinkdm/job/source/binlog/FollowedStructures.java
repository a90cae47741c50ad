package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.online.Emission;
import io.flinkdm.job.source.online.Followed;
import io.flinkdm.job.source.online.OnlineFollower;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.online.OnlineTables;
import io.flinkdm.job.source.online.SourceStatement;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The structures of a source's tables where its stream is, and where its last transaction ended:
 * there a stream begins again. Each statement makes new ones, which are kept before it is passed
 * on. Fetcher thread.
 */
public final class FollowedStructures {

    private final String sourceId;
    private final Predicate<TableId> followed;
    private final StructureStore store;
    private final OnlineRules rules;
    private OnlineTables online;
    private OnlineFollower follower;
    private final StreamState start;
    private final Set<TableId> fixed;
    private Map<TableId, String> texts;
    private Map<String, String> collations;
    private ServerDefaults defaults;
    private State now;
    private State atEnd;

    /** All that goes back with the stream. */
    private record State(
            long revision, Structures structures, Set<TableId> fixed, KeptStatements kept) {
        StreamState known() {
            return new StreamState(revision, kept);
        }
    }

    /** What a statement comes to, and which tables it leaves as they were. */
    private record Step(Followed followed, Set<TableId> stillFixed) {}

    /**
     * @param start what holds where the stream begins
     * @param texts the CREATE TABLE of each table there, as {@link TrackedTable#createTable} prints
     * @param collations each schema's default collation there
     * @param fixed tables that have rows and cannot be followed: no statement may change them
     * @param followed of which tables structures are kept
     * @param rules how online schema changes are followed
     */
    public FollowedStructures(
            String sourceId,
            StreamState start,
            Map<TableId, String> texts,
            Map<String, String> collations,
            Set<TableId> fixed,
            Predicate<TableId> followed,
            StructureStore store,
            OnlineRules rules) {
        this.sourceId = sourceId;
        this.start = start;
        this.texts = texts;
        this.collations = collations;
        this.fixed = fixed;
        this.followed = followed;
        this.store = store;
        this.rules = rules;
        this.online = rules.tables();
    }

    /**
     * A connection is open.
     *
     * @param server what its server decides by itself
     */
    void attached(ServerDefaults server) {
        defaults = server;
        follower = rules.follower(server);
        online = follower.tables();
        if (now == null) {
            now = new State(start.structures(), structures(), fixed, start.kept());
            atEnd = now;
            texts = Map.of();
            collations = Map.of();
        }
    }

    private Structures structures() {
        SchemaTracker tracker = new SchemaTracker(defaults);
        Map<TableId, TrackedTable> tables = new HashMap<>();
        texts.forEach((table, text) -> tables.put(table, tracker.table(text)));
        Map<String, TextDefaults> schemas = new HashMap<>();
        collations.forEach((schema, collation) -> schemas.put(schema, text(collation)));
        return new Structures(schemas, tables);
    }

    /** A collation's name begins with that of its character set. */
    private TextDefaults text(String collation) {
        String charset = collation.split("_", 2)[0];
        return new TextDefaults(
                defaults.charsets().collations().getOrDefault(collation, charset), collation);
    }

    OnlineTables online() {
        return online;
    }

    boolean lowerCaseNames() {
        return defaults != null && defaults.lowerCaseNames();
    }

    Optional<TrackedTable> table(TableId table) {
        return now == null ? Optional.empty() : now.structures().table(table);
    }

    /** Whether it has the structure it had at the start. */
    boolean fixed(TableId table) {
        return now == null ? fixed.contains(table) : now.fixed().contains(table);
    }

    /** What holds at the end of the last transaction. */
    StreamState atEnd() {
        return atEnd == null ? start : atEnd.known();
    }

    void transactionEnded() {
        atEnd = now;
    }

    /** The stream begins again at the end of the last transaction. */
    void rewind() {
        now = atEnd;
    }

    /**
     * Follows a statement.
     *
     * @param read the same, without what it has met
     * @param at where it stands
     * @return what is to be passed on
     * @throws MigrationException 44005 or 44006 when it cannot be followed
     */
    List<DdlChange> statement(QueryEvent query, DdlChange read, BinlogPosition at) {
        Set<String> modes = SqlModes.names(query.sqlMode(), defaults.mariaDb());
        ServerDefaults session = defaults.withSqlMode(modes);
        Step step = follow(query, session, read);
        become(step, query.sql(), at);
        List<DdlChange> changes = new ArrayList<>();
        for (Emission emission : step.followed().emissions()) {
            ServerDefaults reading = emission.plain() ? defaults.withSqlMode(Set.of()) : session;
            changes.add(
                    new DdlChange(
                            sourceId,
                            emission.defaultSchema(),
                            emission.sql(),
                            read.origin(),
                            new StatementSession(reading.sqlMode(), query.timeZone()),
                            read.gtid(),
                            changes.size(),
                            met(emission, reading.options())));
        }
        return changes;
    }

    private Step follow(QueryEvent query, ServerDefaults session, DdlChange read) {
        StatementTracking tracking =
                new StatementTracking(
                        session,
                        query.defaultSchema(),
                        new StatementReader(session.options()).read(query.sql()).tables(),
                        followed);
        try {
            DdlStatement tree = new DdlParser(session.options()).parse(query.sql());
            SourceStatement statement =
                    new SourceStatement(tree, query.defaultSchema(), query.sql(), tracking::apply);
            return new Step(
                    follower.follow(statement, now.structures(), now.kept()),
                    tracking.stillFixed(tree, now.fixed()));
        } catch (MigrationException e) {
            throw StatementFailures.notFollowed(e, sourceId, query.sql(), read.origin());
        }
    }

    private void become(Step step, String sql, BinlogPosition at) {
        Followed after = step.followed();
        StructureChanges changes =
                StructureChanges.between(now.structures(), after.after())
                        .andGone(now.fixed(), step.stillFixed());
        if (changes.isEmpty() && now.kept().equals(after.kept())) {
            return;
        }
        State next = new State(now.revision() + 1, after.after(), step.stillFixed(), after.kept());
        store.keep(
                new StructureStore.Step(
                        next.revision(),
                        at,
                        sql,
                        changes.tables(),
                        changes.structures(),
                        changes.collations(),
                        now.kept(),
                        next.kept()));
        now = next;
    }

    private StructuresBefore met(Emission emission, Set<SqlOption> options) {
        Structures before = emission.before();
        Statement statement = new StatementReader(options).read(emission.sql());
        Map<TableId, String> tables = new HashMap<>();
        Set<String> schemas = new HashSet<>();
        for (TableName name : statement.tables()) {
            TableId table =
                    StatementTracking.named(
                            name.in(emission.defaultSchema()), defaults.lowerCaseNames());
            before.table(table).ifPresent(known -> tables.put(table, known.createTable(table)));
            schemas.add(table.schema());
        }
        String schema =
                statement.schema().isEmpty() ? emission.defaultSchema() : statement.schema();
        schemas.add(StatementTracking.named(new TableId(schema, ""), lowerCaseNames()).schema());
        Map<String, String> met = new HashMap<>();
        before.schemas()
                .forEach(
                        (name, text) -> {
                            if (schemas.contains(name)) {
                                met.put(name, text.collation());
                            }
                        });
        return new StructuresBefore(tables, met);
    }
}
