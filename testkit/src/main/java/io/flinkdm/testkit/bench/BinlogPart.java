package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.bench.workload.BulkInsert;
import io.flinkdm.testkit.bench.workload.Parallel;
import io.flinkdm.testkit.bench.workload.SysbenchTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast changes are read: the binlog client and another connector against the job's source, for
 * three kinds of changes. One thread.
 */
final class BinlogPart implements Part {

    static final String SCHEMA = "bench_binlog";

    private static final int CONNECTIONS = 8;
    private static final int TABLES = 4;

    private final Setup setup;
    private final JobRuns job;
    private final JobRuns cdc;
    private final List<Kind> kinds =
            List.of(
                    new Kind("inserts, 1,000 rows each"),
                    new Kind("transactions of one row"),
                    new Kind("updates, 1,000 rows each"));

    /**
     * @param job on {@link #SCHEMA}
     * @param cdc reads the same by flink-connector-mysql-cdc
     */
    BinlogPart(Setup setup, JobRuns job, JobRuns cdc) {
        this.setup = setup;
        this.job = job;
        this.cdc = cdc;
    }

    /** One kind of changes, its place in the binlog, its measurements. */
    private static final class Kind {

        private final Measurement client;
        private final SourceAlone ofCdc;
        private final SourceAlone ofJob;
        private RawReaders.Position from;
        private RawReaders.Position to;

        Kind(String name) {
            client = Measurement.peer("(a) binlog client, " + name);
            ofCdc = SourceAlone.ofFlinkCdc(client);
            ofJob = SourceAlone.ofJob(client, ofCdc);
        }
    }

    @Override
    public void prepare() throws Exception {
        SysbenchTables all = job.tables();
        SysbenchTables few = SysbenchTables.four(setup.options().events());
        all.create(setup.source(), SCHEMA);
        made(kinds.get(0), () -> new BulkInsert(setup.source(), SCHEMA, all).run());
        made(kinds.get(1), () -> singleRows(few));
        made(kinds.get(2), this::updates);
    }

    private void made(Kind kind, Setup.Work work) throws Exception {
        RawReaders reader = new RawReaders(setup.source());
        kind.from = reader.end();
        work.run();
        kind.to = reader.end();
    }

    /** Updates of rows, one a transaction. */
    private long singleRows(SysbenchTables few) throws Exception {
        return Parallel.run(
                setup.source(), CONNECTIONS, (connection, n) -> rows(few, connection, n));
    }

    private static void rows(SysbenchTables few, Connection connection, int number)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int id = number; id < few.rows(); id += CONNECTIONS) {
                String table = SCHEMA + "." + SysbenchTables.name(id % TABLES);
                int key = 1 + id / TABLES;
                statement.executeUpdate(
                        "UPDATE " + table + " SET k = k + 1000000 WHERE id = " + key);
            }
        }
    }

    private long updates() throws Exception {
        return Parallel.run(setup.source(), TABLES, this::updates);
    }

    private void updates(Connection connection, int table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int id = 1; id <= job.tables().rowsOf(0); id += 1_000) {
                statement.executeUpdate(
                        "UPDATE "
                                + SCHEMA
                                + "."
                                + SysbenchTables.name(table)
                                + " SET k = k + 1 WHERE id BETWEEN "
                                + id
                                + " AND "
                                + (id + 999));
            }
        }
    }

    @Override
    public void run(int run) throws Exception {
        TestServer source = setup.source();
        for (Kind kind : kinds) {
            CpuTimes before = setup.processes().cpu();
            RawReaders.Outcome read = new RawReaders(source).binlog(kind.from, kind.to);
            kind.client.add(new Run(read.rows(), read.nanos(), setup.cpuSince(before)));
            kind.ofJob.add(job.readBinlog(kind.from, read.rows()));
            kind.ofCdc.add(cdc.readBinlog(kind.from, read.rows()));
        }
    }

    @Override
    public List<String> lines() {
        List<String> all = new ArrayList<>();
        for (Kind kind : kinds) {
            all.addAll(
                    Measurement.lines(
                            kind.client,
                            kind.ofCdc.whole(),
                            kind.ofCdc.reading(),
                            kind.ofJob.whole(),
                            kind.ofJob.reading()));
        }
        return all;
    }
}
