package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.binlog.ReadLag;
import io.flinkdm.job.source.enumerator.PreparedSource;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.SplitInput;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A reader of a schema's binlog as the job has it, whose split can be had and given at any time.
 */
final class FollowedBinlog implements AutoCloseable {

    private final TestSchema schema;
    private final MigrationPlan plan;
    private final SpareConnection spare;
    private final List<ChangeEvent> events = new ArrayList<>();
    private SplitOpener opener;
    private SplitInput input;
    private SplitState state;

    /** From now on. */
    FollowedBinlog(TestSchema schema) {
        this(schema, Plans.of(schema).mode(TaskMode.INCREMENTAL).plan());
    }

    FollowedBinlog(TestSchema schema, MigrationPlan plan) {
        this(schema, plan, tables -> {});
    }

    /** From where the plan says. */
    FollowedBinlog(TestSchema schema, MigrationPlan plan, TargetTableCreator target) {
        this.schema = schema;
        this.plan = plan;
        this.spare = new SpareConnection(source());
        BinlogPosition start = PreparedSource.of(plan, source(), target).start();
        state =
                new SplitState(
                        new BinlogSplit(
                                start,
                                start,
                                Optional.empty(),
                                Map.of(),
                                LogMark.UNKNOWN,
                                StreamState.FIRST,
                                0,
                                0));
    }

    MigrationPlan plan() {
        return plan;
    }

    /** Whoever wants it has to close it. */
    Connection target() throws SQLException {
        return JdbcConnections.open(
                plan.target().connection(), ErrorScope.DOWNSTREAM, plan.target().session());
    }

    SourcePlan source() {
        return plan.sources().get(0);
    }

    /** As a checkpoint would hold it. */
    BinlogSplit split() {
        return (BinlogSplit) state.toSplit();
    }

    /** Begins again at a split, as another attempt would. */
    FollowedBinlog goOnFrom(MigrationSplit split) {
        stop();
        events.clear();
        state = new SplitState(split);
        return this;
    }

    /** Reads up to where the server is now. */
    FollowedBinlog readAll() throws SQLException {
        BinlogPosition end = head();
        read(any -> split().position().offset() >= end.offset() && sameFile(end));
        return this;
    }

    private boolean sameFile(BinlogPosition end) {
        return split().position().file().equals(end.file());
    }

    private BinlogPosition head() throws SQLException {
        try (Connection connection = schema.connect()) {
            return ServerState.read(connection).head();
        }
    }

    /** Reads until an event of a batch, or the place after it, is as wanted. */
    void read(Predicate<ChangeBatch> enough) {
        if (input == null) {
            opener = new SplitOpener(plan, source(), tables -> {}, spare, new ReadLag());
            input = opener.open(state.toSplit());
        }
        ChangeBatch batch;
        do {
            batch = input.next();
            events.addAll(batch.events());
            state.emitted(batch);
        } while (!enough.test(batch));
    }

    List<ChangeEvent> events() {
        return events;
    }

    List<RowChange> rows() {
        return events.stream()
                .filter(event -> event instanceof RowChange)
                .map(event -> (RowChange) event)
                .toList();
    }

    List<DdlChange> statements() {
        return events.stream()
                .filter(event -> event instanceof DdlChange)
                .map(event -> (DdlChange) event)
                .toList();
    }

    /** What tells events of two readings apart, but for whether they may be repeated. */
    List<String> told() {
        return events.stream()
                .map(
                        event ->
                                event instanceof RowChange row
                                        ? row.origin() + " " + row.schema() + " " + row.after()
                                        : event.toString())
                .toList();
    }

    void stop() {
        if (input != null) {
            input.close();
            opener.close();
            input = null;
        }
    }

    @Override
    public void close() throws SQLException {
        stop();
        spare.close();
        try (Connection target = target();
                Statement statement = target.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + plan.metaSchema() + "`");
        }
    }
}
