package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.build.InstanceRules;
import io.flinkdm.config.build.Rules;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.FilterConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The source files by themselves. One thread. */
final class SourceCheck {

    static final int LONGEST_ID_BYTES = 32;
    private static final Duration LEAST_BACKOFF = Duration.ofSeconds(1);
    private static final Pattern BINLOG_NAME = Pattern.compile("[^.]*\\.0*[1-9][0-9]*");

    private final List<SourceConfig> sources;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    SourceCheck(List<SourceConfig> sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void run() {
        for (SourceConfig source : sources) {
            checkId(source);
            checkFlavor(source);
            checkBackoff(source);
            checkRelay(source);
            checkFilters(source);
        }
    }

    private void checkId(SourceConfig source) {
        Value<String> id = source.sourceId();
        if (Value.isEmpty(id)) {
            Place place = Value.place(id, source.place());
            problems.add(place, ErrorCode.WORKER_NEED_SOURCE_ID, "the source has no source-id");
            return;
        }
        if (isTooLong(id.value())) {
            problems.add(id.place(), ErrorCode.WORKER_TOO_LONG_SOURCE_ID, tooLong(id.value()));
        }
        if (!ids.add(id.value())) {
            problems.add(
                    id.place(),
                    ErrorCode.SCHEDULER_SOURCE_CFG_EXIST,
                    "another source file has the source-id " + id.value());
        }
    }

    static boolean isTooLong(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID_BYTES;
    }

    static String tooLong(String id) {
        return "source-id " + id + " is longer than " + LONGEST_ID_BYTES + " bytes";
    }

    /** DM looks at the flavor only where it has to choose a server id. */
    private void checkFlavor(SourceConfig source) {
        if (Value.isEmpty(source.flavor()) || Choices.flavor(source).isPresent()) {
            return;
        }
        String message = "`" + source.flavor().value() + "` is no flavor";
        if (Value.or(source.serverId(), 0L) == 0) {
            problems.add(source.flavor().place(), ErrorCode.NOT_SUPPORTED_FLAVOR, message);
        } else {
            problems.warn(source.flavor().place(), message + ": the server will be asked");
        }
    }

    private void checkBackoff(SourceConfig source) {
        Value<Duration> most = source.backoffMax();
        if (most != null && most.value().compareTo(LEAST_BACKOFF) < 0) {
            problems.add(
                    most.place(),
                    ErrorCode.CONFIG_CHECKER_MAX_TOO_SMALL,
                    "backoff-max is less than backoff-min, 1s");
        }
    }

    private void checkRelay(SourceConfig source) {
        Value<String> name = source.relayBinlogName();
        if (!Value.isEmpty(name) && !BINLOG_NAME.matcher(name.value()).matches()) {
            problems.add(
                    name.place(),
                    ErrorCode.WORKER_RELAY_BINLOG_NAME,
                    "`" + name.value() + "` is no binlog file name");
        }
        Value<String> gtid = source.relayBinlogGtid();
        if (!Value.isEmpty(gtid)) {
            try {
                GtidSet.parse(gtid.value());
            } catch (MigrationException e) {
                problems.add(gtid.place(), e.code(), "relay-binlog-gtid: " + e.text());
            }
        }
    }

    private void checkFilters(SourceConfig source) {
        CaseSensitivity caseSensitivity =
                Value.isTrue(source.caseSensitive())
                        ? CaseSensitivity.SENSITIVE
                        : CaseSensitivity.INSENSITIVE;
        RuleCheck check = new RuleCheck(caseSensitivity, problems);
        List<BinlogEventRule> rules = new ArrayList<>();
        for (FilterConfig filter : source.filters()) {
            String name = InstanceRules.sourceFilterName(source, rules.size());
            rules.add(Rules.filter(name, filter));
            check.filter(name, filter);
        }
        check.filters(source.place(), rules);
    }
}
