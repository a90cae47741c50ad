package io.flinkdm.job.source.online;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.ShardMode;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.Objects;

/**
 * What a task's files say about online schema changes of a source, before its server is known.
 * Immutable.
 *
 * @param filter the source's
 */
public record OnlineRules(DdlPlan ddl, BinlogEventFilter filter) {

    /** Of a task with {@code online-ddl: false}. */
    public static final OnlineRules NONE =
            new OnlineRules(
                    new DdlPlan(ShardMode.NONE, false, false, false, List.of(), List.of()),
                    BinlogEventFilter.NONE);

    public OnlineRules {
        Objects.requireNonNull(ddl, "ddl");
        Objects.requireNonNull(filter, "filter");
    }

    public static OnlineRules of(MigrationPlan plan, SourcePlan source) {
        CaseSensitivity names =
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
        return new OnlineRules(
                plan.ddl(), BinlogEventFilter.compile(source.rules().filters(), names));
    }

    public OnlineTables tables() {
        return OnlineTables.of(ddl);
    }

    public OnlineFollower follower(ServerDefaults server) {
        return OnlineFollower.of(ddl, filter, server);
    }
}
