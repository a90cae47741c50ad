package io.flinkdm.job.sink;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.SchemaTable;
import io.flinkdm.job.target.KeyMoves;
import io.flinkdm.job.target.TargetAddress;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A writer on a real target, without Flink around it. JUnit's thread. */
final class WriterFixture implements AutoCloseable {

    private final MigrationPlan plan;
    private TargetTables tables;
    private final WriterMetrics metrics = new WriterMetrics();
    private final int lanes;
    private MigrationPlan written;
    private TidbWriter writer;
    private int structure;

    private WriterFixture(MigrationPlan plan, int lanes) {
        this.plan = plan;
        this.written = plan;
        this.lanes = lanes;
        this.tables = new TargetTables(plan.target());
        restart();
    }

    static WriterFixture on(String host, int port, String metaSchema, int lanes, int batchRows) {
        return on(host, port, metaSchema, lanes, batchRows, Map.of());
    }

    static WriterFixture on(
            String host,
            int port,
            String metaSchema,
            int lanes,
            int batchRows,
            Map<String, String> session) {
        ConnectionPlan target = new ConnectionPlan(host, port, "root", Secret.of(""));
        SourcePlan source =
                new SourcePlan(
                        Changes.TABLE.sourceId(),
                        target,
                        null,
                        0,
                        false,
                        false,
                        null,
                        BlockAllowRules.NONE,
                        List.of(),
                        new SnapshotPlan(4, 0, 16),
                        new SyncPlan(lanes, batchRows, 1024, null));
        return new WriterFixture(
                new MigrationPlan(
                        "task",
                        TaskMode.ALL,
                        metaSchema,
                        "",
                        new TargetPlan(target, session),
                        List.of(source)),
                lanes);
    }

    /** Goes on with a new writer, which reaches the target at another port. */
    void through(int port) {
        writer.close();
        written = rerouted(port);
        writer = TidbWriter.start(LaneStarter.ofChanges(written, "lane ", metrics), lanes);
    }

    /** Goes on with a new writer, which reaches the target that way. */
    void through(LaneConnector connector) {
        writer.close();
        LaneKind kind = LaneKind.ofChanges(written);
        writer =
                TidbWriter.start(
                        new LaneStarter(written, kind, connector, "lane ", metrics), lanes);
    }

    LaneConnector connector() {
        return LaneConnector.to(plan.target());
    }

    /** A writer whose lanes reach the target that way, and bring few new rows by LOAD DATA, too. */
    TidbWriter writer(LaneConnector connector, int loadDataRows) {
        LaneKind usual = LaneKind.ofChanges(plan);
        BatchLimits limits = usual.limits();
        BatchLimits lower =
                new BatchLimits(
                        limits.rows(),
                        limits.rowsOfManyTables(),
                        limits.loadedRows(),
                        limits.changes(),
                        limits.bytes(),
                        limits.statementChars(),
                        loadDataRows);
        LaneKind kind = new LaneKind(usual.queueRows(), lower, usual.linger(), usual.mode());
        return TidbWriter.start(new LaneStarter(plan, kind, connector, "lane ", metrics), lanes);
    }

    /** A writer of the load, which reaches the target at that port. */
    LoadWriter loader(int port) {
        return loader(port, Duplicates.REPLACE);
    }

    LoadWriter loader(int port, Duplicates duplicates) {
        return LoadWriter.of(
                LaneStarter.ofLoad(rerouted(port), duplicates, "load lane ", metrics), lanes);
    }

    /** A writer of the load, in small runs, whose lanes reach the target that way. */
    LoadWriter loader(LaneConnector connector, int rows, int loadDataRows) {
        BatchLimits limits =
                new BatchLimits(rows, rows, rows, rows, 1 << 20, 1 << 20, loadDataRows);
        LaneKind kind =
                new LaneKind(rows, limits, Linger.NONE, WriteMode.ofLoad(Duplicates.REPLACE));
        return LoadWriter.of(new LaneStarter(plan, kind, connector, "load lane ", metrics), lanes);
    }

    private MigrationPlan rerouted(int port) {
        ConnectionPlan to = plan.target().connection();
        ConnectionPlan via = new ConnectionPlan(to.host(), port, to.user(), to.password());
        return with(new TargetPlan(via, plan.target().session()));
    }

    private MigrationPlan with(TargetPlan target) {
        return new MigrationPlan(
                plan.task(),
                plan.mode(),
                plan.metaSchema(),
                plan.timeZone(),
                target,
                plan.sources());
    }

    /** Goes on with a new writer, for a task with {@code strict-rows}. */
    void strictly() {
        written = with(plan.target().withStrictRows(true));
        restart();
    }

    /** Goes on with a new writer, whose sessions check foreign keys. */
    void checkingForeignKeys() {
        ConnectionPlan connection = plan.target().connection();
        written = with(new TargetPlan(connection, Map.of("foreign_key_checks", "1")));
        tables = new TargetTables(written.target());
        restart();
    }

    /** A writer of the load for the same target. */
    LoadWriter loader() {
        return LoadWriter.of(
                LaneStarter.ofLoad(written, Duplicates.REPLACE, "load lane ", metrics), lanes);
    }

    /** A new writer, as after a restart of the job: what the old one had not written is lost. */
    void restart() {
        if (writer != null) {
            writer.close();
        }
        writer = TidbWriter.start(LaneStarter.ofChanges(written, "lane ", metrics), lanes);
    }

    WriterMetrics metrics() {
        return metrics;
    }

    /** A schema as the source's snapshot would have put it. */
    long source(TableSchema schema) throws SQLException {
        try (Connection connection = connect()) {
            SchemaTable.ensure(connection, plan.metaSchema(), plan.task());
            SchemaTable.put(
                    connection,
                    plan.metaSchema(),
                    plan.task(),
                    Changes.TABLE,
                    new BinlogPosition("mysql-bin.000001", 4, GtidSet.EMPTY),
                    schema);
        }
        return schema.fingerprint();
    }

    /** The structure of a table of the target, to serve as that of the source. */
    TableSchema structure(TableId table) {
        return tables.table(table).structure();
    }

    /** How rows of that structure are written to the table. */
    WriteLayout layout(TableId table, TableSchema source) {
        return WriteLayout.of(tables.table(table), source);
    }

    /** The table's structure is another one now. */
    void forget(TableId table) {
        tables.again(table, structure);
        restart();
    }

    /** A statement of the job changes the target: what is written from now on comes after it. */
    void alter(TableId table, String sql) throws SQLException {
        execute(sql);
        structure++;
        tables.table(table, structure);
    }

    List<TargetEvent> addressed(TableId target, TableSchema source, RowChange change) {
        List<TargetEvent> events = new ArrayList<>();
        KeyMoves.address(
                of(change, source.fingerprint()),
                target,
                structure,
                TargetAddress.of(tables.table(target, structure), source),
                events::add);
        return events;
    }

    void write(TableId target, TableSchema source, RowChange change) throws InterruptedException {
        for (TargetEvent event : addressed(target, source, change)) {
            write(event);
        }
    }

    void write(TargetEvent event) throws InterruptedException {
        writer.write(Bundle.of(event), null);
    }

    void flush() throws InterruptedException {
        writer.flush(false);
    }

    Connection connect() throws SQLException {
        return JdbcConnections.open(
                plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of("time_zone", "+00:00"));
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query, as text. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    private static RowChange of(RowChange change, long fingerprint) {
        SourceTable table = change.table();
        return new RowChange(
                table,
                fingerprint,
                change.kind(),
                change.before(),
                change.after(),
                change.safe(),
                change.origin(),
                change.rowIndex());
    }
}
