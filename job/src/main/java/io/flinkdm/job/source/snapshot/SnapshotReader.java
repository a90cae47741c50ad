package io.flinkdm.job.source.snapshot;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.SplitInput;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The rows of one chunk, streamed. They are marked safe: after a crash what a checkpoint does not
 * know is read again, and its rows may be in the target already. A reader keeps one connection for
 * all of its chunks and lends it. Fetcher thread.
 */
public final class SnapshotReader implements SplitInput {

    private static final int BATCH_ROWS = 1_000;
    private static final long BATCH_BYTES = 2L << 20;

    private final Connection connection;
    private final SourcePlan source;
    private final SnapshotSplit split;
    private final long fingerprint;
    private final RowSelect select;
    private final ChunkRest rest;
    private final SourceTable table;
    private final Origin origin;
    private final BinlogPosition takenAt;
    private final Statement statement;
    private final ResultSet rows;
    private int nextIndex;
    private boolean ended;

    /**
     * @param connection from {@link Upstream#openForRows}
     * @param cut the structure the chunk was cut with
     * @param publisher makes another structure of the rows known, and gives its fingerprint
     */
    public SnapshotReader(
            Connection connection,
            SourcePlan source,
            SnapshotSplit split,
            TableSchema cut,
            ToLongFunction<TableSchema> publisher) {
        this.connection = connection;
        this.source = source;
        this.split = split;
        this.table = new SourceTable(source.sourceId(), split.table());
        this.origin = Origin.snapshot(split.chunk());
        try {
            takenAt = open();
            TableSchema schema = new ChunkStructure(source, split).look(connection, cut);
            fingerprint = schema == cut ? split.schema() : publisher.applyAsLong(schema);
            select = RowSelect.of(split.table(), schema);
            rest = ChunkRest.of(split.range(), schema);
            statement = connection.createStatement();
            statement.setFetchSize(select.rowsAtOnce());
            rows =
                    statement.executeQuery(
                            select.sql(split.range(), source.snapshot().where(), rest.order()));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Begins the transaction the rows are read in. */
    private BinlogPosition open() throws SQLException {
        if (split.keyless()) {
            return new ConsistentSnapshot(source, split.table()).open(connection);
        }
        ChunkStructure.begin(connection);
        return null;
    }

    @Override
    public ChangeBatch next() {
        if (ended) {
            return null;
        }
        List<ChangeEvent> events = new ArrayList<>(BATCH_ROWS);
        long bytes = 0;
        Row row = null;
        try {
            while (events.size() < BATCH_ROWS && bytes < BATCH_BYTES && advance()) {
                row = select.read(rows);
                bytes += RowSelect.bytes(row);
                events.add(
                        new RowChange(
                                table,
                                fingerprint,
                                ChangeKind.INSERT,
                                null,
                                row,
                                true,
                                origin,
                                nextIndex++));
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        ChunkRange left = row == null ? null : rest.behind(row);
        return new ChangeBatch(events, takenAt, null, null, left, events.size(), bytes, 0);
    }

    private boolean advance() throws SQLException {
        ended = !rows.next();
        return !ended;
    }

    private RuntimeException failure(SQLException e) {
        return Upstream.failure(source, "reading " + split.table() + " " + origin, e);
    }

    @Override
    public void close() {
        try {
            statement.close();
            if (split.keyless()) {
                ConsistentSnapshot.close(connection);
            } else {
                ChunkStructure.end(connection);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
