package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.ChunkIndex;
import io.flinkdm.job.source.snapshot.ChunkPlanner;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Cuts tables a few chunks at a time over one connection. Blocks; called off the main thread. */
final class ChunkCutter implements AutoCloseable {

    private static final int CHUNKS_AT_ONCE = 8;

    private final SourcePlan source;
    private Connection connection;

    ChunkCutter(SourcePlan source) {
        this.source = source;
    }

    /**
     * @param readersWaiting how many readers have nothing to read: they do not wait for more chunks
     *     than they can take
     */
    Cuts cut(TableToCut table, TableSchema schema, int readersWaiting) {
        if (table.keyless(schema)) {
            return Cuts.whole();
        }
        try {
            if (connection == null || connection.isClosed()) {
                connection = Upstream.openForRows(source);
            }
            int count = readersWaiting == 0 ? CHUNKS_AT_ONCE : readersWaiting;
            return next(table, schema, Math.min(CHUNKS_AT_ONCE, count));
        } catch (SQLException e) {
            throw Upstream.failure(source, "cutting " + table.table() + " into chunks", e);
        }
    }

    private Cuts next(TableToCut table, TableSchema schema, int count) throws SQLException {
        Optional<ChunkIndex> index = ChunkIndex.find(connection, table.table(), schema);
        if (index.isEmpty()) {
            return Cuts.whole();
        }
        long rows = table.chunkRows() > 0 ? table.chunkRows() : ChunkSize.DEFAULT_ROWS;
        return new ChunkPlanner(
                        connection, table.table(), index.get().key(), index.get().ordered(), rows)
                .next(table.cutUpTo(), table.end(), count, table.estimatedRows());
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw Upstream.failure(source, "closing a connection", e);
        }
    }
}
