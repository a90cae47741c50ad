package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.ddl.AskedServers;
import io.flinkdm.job.ddl.StatementTranslator;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements that people put in the place of one, or before it: they are translated as those of the
 * binlog are, and may touch only what waits for that one. Executor thread.
 */
final class OtherStatements {

    private static final Logger LOG = LoggerFactory.getLogger(OtherStatements.class);

    /** The source numbers injected statements so when it comes to their place by itself. */
    static final int INJECTED = 1_001;

    /** Parts of statements that are run in the place of a part of the event. */
    static final int REPLACING = 2_001;

    private static final int EACH = 1_000;

    private final MigrationPlan plan;

    OtherStatements(MigrationPlan plan) {
        this.plan = plan;
    }

    /** Numbers for statements that take the place of a part of an event. */
    static int replacing(int part) {
        return REPLACING + part * EACH;
    }

    /**
     * @param statements with upstream names and their schemas
     * @param firstPart the number of the first one
     */
    List<RoutedDdl> translate(DdlChange change, List<String> statements, int firstPart) {
        StatementTranslator translator = translator(change.sourceId());
        StatementSession session = change.session();
        List<RoutedDdl> all = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            DdlChange other =
                    new DdlChange(
                            change.sourceId(),
                            "",
                            statements.get(i),
                            change.origin(),
                            change.endOffset(),
                            new StatementSession(
                                    Set.of(), session.timeZone(), session.microseconds()),
                            change.gtid(),
                            firstPart + i,
                            change.before());
            all.addAll(translator.translate(other));
        }
        return all;
    }

    /** The other operations of a statement. */
    List<RoutedDdl> siblings(RoutedDdl ddl) {
        return translator(ddl.change().sourceId()).translate(ddl.change()).stream()
                .filter(other -> other.runs() && other.piece() != ddl.piece())
                .toList();
    }

    private StatementTranslator translator(String sourceId) {
        SourcePlan source =
                plan.sources().stream()
                        .filter(one -> one.sourceId().equals(sourceId))
                        .findFirst()
                        .orElseThrow();
        return new StatementTranslator(
                UpstreamRules.compile(source.definitions()),
                new AskedServers(plan, source),
                LOG::warn);
    }

    /** Whether all that another statement touches waits for this one. */
    static boolean covers(RoutedDdl ddl, RoutedDdl other) {
        boolean known = ddl.schemas().containsAll(other.schemas());
        if (!known || !other.schema().equals(ddl.schema())) {
            return known;
        }
        return ddl.touchesAll() || (!other.touchesAll() && names(ddl).containsAll(names(other)));
    }

    private static Set<String> names(RoutedDdl ddl) {
        return ddl.touched().stream()
                .map(table -> table.table().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
