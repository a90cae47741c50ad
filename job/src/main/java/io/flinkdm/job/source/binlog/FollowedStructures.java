package io.flinkdm.job.source.binlog;

import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.source.binlog.StatementFollower.Outcome;
import io.flinkdm.job.source.online.Emission;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.online.OnlineTables;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structures of a source's tables where its stream is, and where its last transaction ended:
 * there a stream begins again. Each statement makes new ones, which are kept before it is passed
 * on. Fetcher thread.
 */
public final class FollowedStructures {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedStructures.class);

    /** Statements of online schema changes at the same place have lower numbers. */
    private static final int FIRST_INJECTED = 1001;

    private final String sourceId;
    private final Predicate<TableId> followed;
    private final StructureStore store;
    private final OnlineRules rules;
    private final StatementOperators people;
    private final SetStructures set;
    private final BinlogPosition begin;
    private LoadStretch stretch = LoadStretch.NONE;
    private StatementFollower follower;
    private final StreamState start;
    private final Set<TableId> fixed;
    private Map<TableId, String> texts;
    private Map<String, String> schemas;
    private TrackedState now;
    private TrackedState atEnd;

    /**
     * @param start what holds where the stream begins
     * @param texts the CREATE TABLE of each table there, as {@link TrackedTable#createTable} prints
     * @param collations each schema's default collation there
     * @param fixed tables that have rows and cannot be followed: no statement may change them
     * @param followed of which tables structures are kept
     * @param rules how online schema changes are followed
     * @param people what people want to be done
     */
    public FollowedStructures(
            String sourceId,
            StreamState start,
            Map<TableId, String> texts,
            Map<String, String> collations,
            Set<TableId> fixed,
            Predicate<TableId> followed,
            StructureStore store,
            OnlineRules rules,
            PeoplesWill people) {
        this.sourceId = sourceId;
        this.start = start;
        this.texts = texts;
        this.schemas = collations;
        this.fixed = fixed;
        this.followed = followed;
        this.store = store;
        this.rules = rules;
        this.people = people.operators();
        this.begin = people.begin();
        this.set = new SetStructures(people.structures());
    }

    /**
     * The stream begins before the place where all rows were loaded.
     *
     * @param loaded tables that were there when the load began
     * @param until that place
     * @param keyless for tables without a unique key, the place their rows are of
     */
    public FollowedStructures withinLoad(
            Set<TableId> loaded, BinlogPosition until, Map<TableId, BinlogPosition> keyless) {
        stretch = new LoadStretch(loaded, until, keyless);
        return this;
    }

    /**
     * A connection is open.
     *
     * @param server what its server decides by itself
     * @param collations its collations by their numbers
     */
    void attached(ServerDefaults server, Map<Integer, String> collations) {
        SessionDefaults sessions = new SessionDefaults(server, collations);
        follower = new StatementFollower(sourceId, sessions, rules.follower(server), followed);
        if (now == null) {
            now =
                    new TrackedState(
                            start.structures(),
                            KeptTexts.read(texts, schemas, server),
                            fixed,
                            start.kept());
            texts = Map.of();
            schemas = Map.of();
            take(begin);
            atEnd = now;
        }
    }

    OnlineTables online() {
        return follower == null ? rules.tables() : follower.online().tables();
    }

    boolean lowerCaseNames() {
        return follower != null && follower.server().lowerCaseNames();
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

    /** Whether structures count from a place that the stream has yet to come to. */
    boolean awaitsPlace() {
        return !set.isEmpty();
    }

    void transactionEnded() {
        atEnd = now;
    }

    /**
     * The stream is between two transactions.
     *
     * @return whether structures that people have set count from here
     */
    boolean take(BinlogPosition place) {
        List<StructureSet> due = set.take(place);
        for (StructureSet structure : due) {
            become(with(structure), "", place);
            store.taken(structure.applied(now.revision(), place.file(), place.offset()));
        }
        atEnd = now;
        return !due.isEmpty();
    }

    private TrackedState with(StructureSet structure) {
        TableId table = StatementTracking.named(structure.name(), lowerCaseNames());
        Set<TableId> others = new HashSet<>(now.fixed());
        others.remove(table);
        TrackedTable told = new SchemaTracker(follower.plain()).table(structure.createTable());
        return now.next(now.structures().with(table, told), others, now.kept());
    }

    /** The stream begins again at the end of the last transaction. */
    void rewind() {
        now = atEnd;
    }

    /**
     * Follows a statement.
     *
     * @return what is to be passed on
     * @throws MigrationException 44005 or 44006 when it cannot be followed and nobody has said what
     *     to do then
     */
    List<DdlChange> statement(QueryEvent query, StatementPlace place) {
        Outcome step;
        try {
            step = follower.follow(query, now, stretch, place);
        } catch (MigrationException e) {
            return people.leavesOut(query.sql()) ? List.of() : instead(query, place, e);
        }
        become(step.next(), query.sql(), place.start());
        return follower.changes(step.emissions(), query, place, 0);
    }

    private List<DdlChange> instead(QueryEvent query, StatementPlace place, MigrationException e) {
        List<String> statements =
                people.instead(place.origin())
                        .orElseThrow(
                                () ->
                                        StatementFailures.notFollowed(
                                                e, sourceId, query.sql(), place));
        if (statements.isEmpty()) {
            passOver(query, place);
        }
        List<DdlChange> changes = new ArrayList<>();
        for (String sql : statements) {
            QueryEvent plain = query.replaced(sql);
            Outcome step;
            try {
                step = follower.follow(plain, now, stretch, place);
            } catch (MigrationException again) {
                throw StatementFailures.notFollowed(again, sourceId, sql, place);
            }
            become(step.next(), sql, place.start());
            changes.addAll(follower.changes(step.emissions(), plain, place, changes.size() + 1));
        }
        return changes;
    }

    /** As far as its effect can be told, it has it; as DM does. */
    private void passOver(QueryEvent query, StatementPlace place) {
        Outcome step;
        try {
            step = follower.passOver(query, now);
        } catch (MigrationException e) {
            LOG.warn("{}: passed over {}: {}", sourceId, place.display(), e.text());
            return;
        }
        become(step.next(), query.sql(), place.start());
    }

    boolean wantsBefore(String file, long offset) {
        return people.wantsBefore(file, offset);
    }

    /** What people want to be done before the event that begins at a place; it is not followed. */
    List<DdlChange> before(StatementPlace place) {
        List<String> statements = people.before(place.origin());
        List<DdlChange> changes = new ArrayList<>();
        for (String sql : statements) {
            Emission emission = new Emission("", sql, true, now.structures());
            QueryEvent plain = new QueryEvent("", sql, QueryStatus.UNKNOWN, 0);
            changes.addAll(
                    follower.changes(
                            List.of(emission), plain, place, FIRST_INJECTED + changes.size()));
        }
        return changes;
    }

    private void become(TrackedState next, String sql, BinlogPosition at) {
        StructureChanges changes =
                StructureChanges.between(now.structures(), next.structures())
                        .andGone(now.fixed(), next.fixed(), next.structures());
        if (changes.isEmpty() && now.kept().equals(next.kept())) {
            return;
        }
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
}
