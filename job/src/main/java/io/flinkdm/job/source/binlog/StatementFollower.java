package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.online.Emission;
import io.flinkdm.job.source.online.Followed;
import io.flinkdm.job.source.online.OnlineFollower;
import io.flinkdm.job.source.online.SourceStatement;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What statements of a server come to. Immutable. */
final class StatementFollower {

    private final String sourceId;
    private final SessionDefaults sessions;
    private final OnlineFollower online;
    private final Predicate<TableId> followed;

    StatementFollower(
            String sourceId,
            SessionDefaults sessions,
            OnlineFollower online,
            Predicate<TableId> followed) {
        this.sourceId = sourceId;
        this.sessions = sessions;
        this.online = online;
        this.followed = followed;
    }

    /**
     * What holds after a statement, and what is migrated in its place. Immutable.
     *
     * @param next with the next revision's number, also where nothing is another one
     */
    record Outcome(TrackedState next, List<Emission> emissions) {
        Outcome {
            emissions = List.copyOf(emissions);
        }
    }

    private interface Following {
        Followed follow(SourceStatement statement, Structures before, KeptStatements kept);
    }

    OnlineFollower online() {
        return online;
    }

    ServerDefaults server() {
        return sessions.server();
    }

    /** For statements of no session. */
    ServerDefaults plain() {
        return sessions.plain();
    }

    private ServerDefaults session(QueryEvent query) {
        return sessions.of(query);
    }

    /**
     * @throws MigrationException 44005, 44006 and those of online schema changes when it cannot be
     *     followed; 36068 when rows were loaded meanwhile and it does not go with that
     */
    Outcome follow(QueryEvent query, TrackedState now, LoadStretch stretch, StatementPlace place) {
        Outcome outcome = outcome(query, now, online::follow);
        for (Emission emission : outcome.emissions()) {
            ServerDefaults reading = emission.plain() ? plain() : session(query);
            stretch.require(
                    new DdlParser(reading.options()).parse(emission.sql()),
                    name -> named(name.in(emission.defaultSchema())),
                    place);
        }
        stretch.requireKeys(now.structures(), outcome.next().structures(), place);
        return outcome;
    }

    private TableId named(TableId table) {
        return StatementTracking.named(table, server().lowerCaseNames());
    }

    /**
     * It has its effect on the structures and is not migrated.
     *
     * @throws MigrationException when its effect cannot be told
     */
    Outcome passOver(QueryEvent query, TrackedState now) {
        return outcome(query, now, online::passOver);
    }

    private Outcome outcome(QueryEvent query, TrackedState now, Following following) {
        ServerDefaults session = session(query);
        StatementTracking tracking =
                new StatementTracking(
                        session,
                        query.defaultSchema(),
                        new StatementReader(session.options()).read(query.sql()).tables(),
                        followed);
        DdlStatement tree = new DdlParser(session.options()).parse(query.sql());
        SourceStatement statement =
                new SourceStatement(tree, query.defaultSchema(), query.sql(), tracking::apply);
        Followed after = following.follow(statement, now.structures(), now.kept());
        Set<TableId> fixed = tracking.stillFixed(tree, now.fixed());
        return new Outcome(now.next(after.after(), fixed, after.kept()), after.emissions());
    }

    /**
     * @param query whose session they ran in, but for plain ones
     * @param firstPart the number of the first one
     */
    List<DdlChange> changes(
            List<Emission> emissions, QueryEvent query, StatementPlace place, int firstPart) {
        List<DdlChange> changes = new ArrayList<>();
        for (Emission emission : emissions) {
            ServerDefaults reading = emission.plain() ? plain() : session(query);
            changes.add(
                    new DdlChange(
                            sourceId,
                            emission.defaultSchema(),
                            emission.sql(),
                            place.origin(),
                            place.endOffset(),
                            new StatementSession(
                                    reading.sqlMode(),
                                    query.status().timeZone(),
                                    query.status().microseconds()),
                            place.gtid(),
                            firstPart + changes.size(),
                            MetStructures.of(
                                    emission, reading.options(), server().lowerCaseNames())));
        }
        return changes;
    }
}
