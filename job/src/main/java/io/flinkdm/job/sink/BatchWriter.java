package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.Backoff;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.jdbc.SqlFailure;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RowChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches, each in one transaction, and does not return before the target has it. What fails
 * in passing is tried again; a batch whose commit may have happened is written again idempotently.
 * Rows that may be a repetition are taken for new, which costs the target least, until it has one
 * of them. Of a batch the target refuses, the halves are written, and so on, until the row is known
 * that it refuses. Lane thread.
 */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    /** A chunk read again meets its own rows, and more than once. */
    private static final int AS_MARKED_AFTER_A_CLASH = 20;

    private static final int DUPLICATE_ENTRY = 1062;

    /** Not allowed, not supported, switched off. */
    private static final Set<Integer> NO_LOAD_DATA = Set.of(1148, 1235, 3948);

    private final LaneConnection connection;
    private final KeylessProgress progress;
    private final WriterMetrics metrics;
    private final Supplier<Backoff> backoffs;
    private final WriteMode usual;
    private int batchesAsMarked;
    private boolean loadRefused;

    /**
     * @param usual how batches are written as long as nothing fails
     */
    BatchWriter(
            LaneConnection connection,
            KeylessProgress progress,
            WriterMetrics metrics,
            Supplier<Backoff> backoffs,
            WriteMode usual) {
        this.connection = connection;
        this.progress = progress;
        this.metrics = metrics;
        this.backoffs = backoffs;
        this.usual = usual;
    }

    /**
     * @throws MigrationException when the target refuses a row or was away for too long
     */
    void write(Batch batch) throws InterruptedException {
        if (batchesAsMarked > 0) {
            batchesAsMarked--;
            write(batch, WriteMode.AS_MARKED);
        } else {
            write(batch, usual);
        }
    }

    private void write(Batch batch, WriteMode first) throws InterruptedException {
        Backoff backoff = backoffs.get();
        WriteMode mode = first;
        while (true) {
            try {
                attempt(batch, mode);
                return;
            } catch (SQLException e) {
                SqlFailure failure = SqlErrorClassifier.classify(e);
                recover(failure, mode);
                mode = failure == SqlFailure.LOST || lossy(e) ? mode.repeated() : mode;
                if (failure == SqlFailure.PERMANENT && mode == WriteMode.NEW) {
                    batchesAsMarked = AS_MARKED_AFTER_A_CLASH;
                    mode = WriteMode.AS_MARKED;
                    continue;
                }
                if (!failure.passes() && maySkipChecks(batch, mode)) {
                    mode = WriteMode.UNCHECKED;
                    continue;
                }
                if (!failure.passes()) {
                    writeInParts(batch, mode, e);
                    return;
                }
                pause(batch, backoff, e);
            }
        }
    }

    /** A change that may be a repetition can meet rows of a later time. */
    private static boolean maySkipChecks(Batch batch, WriteMode mode) {
        LaneRow row = batch.rows().get(0);
        return batch.rows().size() == 1
                && row.layout().orderedWithOtherTables()
                && !batch.keyless()
                && mode != WriteMode.UNCHECKED
                && (row.change().safe() || mode == WriteMode.SAFE);
    }

    /** A statement that was a transaction of its own has been stored. */
    private static boolean lossy(SQLException e) {
        return LossyWarnings.STATE.equals(e.getSQLState());
    }

    private void recover(SqlFailure failure, WriteMode mode) {
        progress.forget();
        // A session that does not check is not to be used again.
        if (failure == SqlFailure.LOST || mode == WriteMode.UNCHECKED) {
            connection.discard();
        } else {
            connection.rollback();
        }
    }

    /** The target has nothing of it: a part that it takes is there before the next one is tried. */
    private void writeInParts(Batch batch, WriteMode mode, SQLException e)
            throws InterruptedException {
        if (batch.rows().size() == 1) {
            throw WriteFailures.permanent(batch.rows().get(0), e);
        }
        metrics.split();
        for (Batch part : batch.halves()) {
            write(part, mode);
        }
    }

    private void pause(Batch batch, Backoff backoff, SQLException e) throws InterruptedException {
        metrics.retried();
        if (backoff.exhausted()) {
            throw WriteFailures.patienceLost(batch.rows().get(0), e);
        }
        long pauseMs = backoff.nextMs();
        if (backoff.worthTelling()) {
            LOG.warn(
                    "the target does not take rows of {}, which is tried again: {}",
                    batch.rows().get(0).layout().target(),
                    SqlErrorClassifier.masked(e).getMessage());
        }
        Thread.sleep(pauseMs);
    }

    private void attempt(Batch batch, WriteMode mode) throws SQLException {
        long startedNs = System.nanoTime();
        Statement statement = connection.statement();
        if (mode == WriteMode.UNCHECKED) {
            statement.execute("SET foreign_key_checks = 0");
        }
        List<SqlStatement> done =
                batch.keyless()
                        ? commitKeyless(statement, batch, mode)
                        : commit(statement, batch, mode);
        if (mode == WriteMode.UNCHECKED) {
            statement.execute("SET foreign_key_checks = 1");
        }
        int rows = done.stream().mapToInt(SqlStatement::written).sum();
        metrics.committed(batch, rows, done.size(), (System.nanoTime() - startedNs) / 1_000_000);
    }

    private List<SqlStatement> commit(Statement statement, Batch batch, WriteMode mode)
            throws SQLException {
        if (mode == WriteMode.ONLY_NEW && there(statement, batch)) {
            return List.of();
        }
        if (mode == WriteMode.NEW && !loadRefused && connection.loadsData()) {
            Optional<LoadData> data = batch.loadData();
            if (data.isPresent() && commitLoad(statement, data.get(), batch)) {
                return List.of(data.get().statement());
            }
        }
        List<SqlStatement> statements = batch.statements(mode);
        if (statements.size() == 1 && !mode.sparesOthers()) {
            // A transaction of its own already.
            execute(statement, statements, batch, mode);
            return statements;
        }
        statement.execute("BEGIN");
        execute(statement, statements, batch, mode);
        statement.execute("COMMIT");
        return statements;
    }

    /** Rows that are there already are found when the others have been added. */
    private boolean commitLoad(Statement statement, LoadData data, Batch batch)
            throws SQLException {
        if (batch.repeatable()) {
            return load(statement, data, batch);
        }
        statement.execute("BEGIN");
        boolean loaded = load(statement, data, batch);
        statement.execute("COMMIT");
        return loaded;
    }

    /**
     * @return false when the target has no such statement, or not for this account
     * @throws SQLException 1062, as servers say it, when some rows were there already
     */
    private boolean load(Statement statement, LoadData data, Batch batch) throws SQLException {
        statement
                .unwrap(org.mariadb.jdbc.Statement.class)
                .setLocalInfileInputStream(data.file().stream());
        int added;
        try {
            added = statement.executeUpdate(data.statement().sql());
        } catch (SQLException e) {
            loadRefused = NO_LOAD_DATA.contains(e.getErrorCode());
            if (loadRefused) {
                LOG.info("rows come by INSERT: {}", e.getMessage());
                return false;
            }
            throw e;
        }
        if (added < data.statement().rows()) {
            throw new SQLException("Duplicate entry", "23000", DUPLICATE_ENTRY);
        }
        LossyWarnings.check(statement, batch.rows());
        return true;
    }

    /** Of a single row; asked after the target has refused it among others. */
    private static boolean there(Statement statement, Batch batch) throws SQLException {
        if (batch.rows().size() > 1) {
            return false;
        }
        LaneRow row = batch.rows().get(0);
        String sql = StatementBuilder.presence(row.layout(), row.change().after());
        try (ResultSet found = statement.executeQuery(sql)) {
            return found.next();
        }
    }

    private List<SqlStatement> commitKeyless(Statement statement, Batch batch, WriteMode mode)
            throws SQLException {
        progress.prepare(statement.getConnection(), batch);
        statement.execute("BEGIN");
        List<RowChange> changes = progress.unwritten(statement.getConnection(), batch, mode);
        List<SqlStatement> statements = batch.keylessStatements(changes);
        execute(statement, statements, batch, mode);
        progress.advance(statement.getConnection(), batch.rows().get(0).layout().target(), changes);
        statement.execute("COMMIT");
        return statements;
    }

    private static int met(Statement statement, SqlStatement part) throws SQLException {
        if (part.effect() != SqlStatement.Effect.LOOK) {
            return statement.executeUpdate(part.sql());
        }
        try (ResultSet count = statement.executeQuery(part.sql())) {
            count.next();
            return count.getInt(1);
        }
    }

    private void missing(SqlStatement part, int rows, WriteMode mode) throws SQLException {
        if (mode == WriteMode.STRICT) {
            throw new MissingRowException(rows);
        }
        metrics.missing(part.layout().target(), rows);
    }

    private void execute(
            Statement statement, List<SqlStatement> statements, Batch batch, WriteMode mode)
            throws SQLException {
        for (SqlStatement part : statements) {
            connection.limit().require(part.sql());
            int missing = Math.max(0, part.rows() - met(statement, part));
            if (missing > 0 && part.looksForRows()) {
                missing(part, missing, mode);
            }
            if (part.bringsValues()) {
                LossyWarnings.check(statement, batch.rows());
            }
        }
    }
}
