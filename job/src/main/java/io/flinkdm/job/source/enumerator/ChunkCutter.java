package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.job.source.snapshot.ChunkPlanner;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Cuts tables a few chunks at a time over one connection. Blocks; called off the main thread. */
final class ChunkCutter implements AutoCloseable {

    private static final long DEFAULT_ROWS = 100_000;
    private static final int CHUNKS_AT_ONCE = 8;

    private final SourcePlan source;
    private final long rows;
    private Connection connection;

    ChunkCutter(SourcePlan source) {
        this.source = source;
        long wanted = source.snapshot().chunkRows();
        this.rows = wanted > 0 ? wanted : DEFAULT_ROWS;
    }

    List<ChunkRange> cut(TableToCut table, TableSchema schema) {
        Optional<ChunkKey> key = ChunkKey.keyless(schema) ? Optional.empty() : ChunkKey.of(schema);
        if (key.isEmpty()) {
            return List.of(ChunkRange.WHOLE_TABLE);
        }
        try {
            if (connection == null || connection.isClosed()) {
                connection = Upstream.openForRows(source);
            }
            return new ChunkPlanner(connection, table.table(), key.get(), rows)
                    .next(table.cutUpTo(), CHUNKS_AT_ONCE, table.estimatedRows());
        } catch (SQLException e) {
            throw Upstream.failure(source, "cutting " + table.table() + " into chunks", e);
        }
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
