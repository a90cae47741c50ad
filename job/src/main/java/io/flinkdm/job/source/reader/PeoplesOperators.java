package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperatorTable;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.source.binlog.StatementOperators;
import io.flinkdm.udf.ddl.StatementFilter;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.rules.UpstreamRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operators that people have set from the command line, looked up on the target every two
 * seconds. Fetcher thread.
 */
final class PeoplesOperators implements StatementOperators {

    private static final Logger LOG = LoggerFactory.getLogger(PeoplesOperators.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final MigrationPlan plan;
    private final String sourceId;
    private final TargetConnection target;
    private final StatementFilter filter;
    private Set<EventPlace> injections;
    private long lookedNanos;

    /** Blocks: what is to be put before the first event is known from the beginning. */
    PeoplesOperators(MigrationPlan plan, SourcePlan source, TargetConnection target) {
        this.plan = plan;
        this.target = target;
        this.sourceId = source.sourceId();
        this.filter = UpstreamRules.compile(source.definitions()).statements();
        injections = onTarget(this::injections);
        lookedNanos = System.nanoTime();
    }

    @Override
    public Optional<List<String>> instead(Origin place) {
        EventPlace event = EventPlace.of(sourceId, place.file(), place.offset());
        return onTarget(target -> find(target, event)).map(BinlogOperator::statements);
    }

    /** One that is taken back in the moment it is found does not count; another one may. */
    private Optional<BinlogOperator> find(Connection target, EventPlace event) throws SQLException {
        Optional<BinlogOperator> found =
                BinlogOperatorTable.find(target, plan.metaSchema(), plan.task(), event);
        while (found.isPresent() && !used(target, found.get())) {
            found = BinlogOperatorTable.find(target, plan.metaSchema(), plan.task(), event);
        }
        return found;
    }

    private boolean used(Connection target, BinlogOperator operator) throws SQLException {
        return BinlogOperatorTable.used(
                target, plan.metaSchema(), plan.task(), operator, System.currentTimeMillis());
    }

    @Override
    public boolean leavesOut(String sql) {
        return filter.leavesOut(sql);
    }

    @Override
    public boolean wantsBefore(String file, long offset) {
        lookAgain();
        return !injections.isEmpty() && injections.contains(before(file, offset));
    }

    private EventPlace before(String file, long offset) {
        return EventPlace.of(sourceId, file, offset).part(EventPlace.BEFORE);
    }

    @Override
    public List<String> before(Origin place) {
        EventPlace event = before(place.file(), place.offset());
        return onTarget(target -> find(target, event))
                .map(BinlogOperator::statements)
                .orElse(List.of());
    }

    private void lookAgain() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_AGAIN.toNanos()) {
            return;
        }
        lookedNanos = now;
        try {
            injections = onTarget(this::injections);
        } catch (MigrationException e) {
            LOG.warn("{}: operators set by people are not known now: {}", sourceId, e.getMessage());
        }
    }

    private Set<EventPlace> injections(Connection target) throws SQLException {
        Set<EventPlace> found = new HashSet<>();
        for (BinlogOperator operator :
                BinlogOperatorTable.list(target, plan.metaSchema(), plan.task(), sourceId)) {
            if (operator.op() == Op.INJECT) {
                found.add(operator.place());
            }
        }
        return found;
    }

    private <T> T onTarget(TargetConnection.Work<T> work) {
        return target.ask(sourceId + ": looking for operators set by people", work);
    }
}
