package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;

/**
 * A table not yet cut to its end. Immutable.
 *
 * @param cutUpTo the last bound so far, as literals; empty at the beginning
 * @param end where to stop, as literals; empty while that is not known
 * @param estimatedRows the server's guess
 * @param chunkRows rows of a chunk, about; 0 in checkpoints of the first version
 * @param keyless whether it has no key on the target, so that it is read in one piece
 */
public record TableToCut(
        TableId table,
        List<String> cutUpTo,
        List<String> end,
        long estimatedRows,
        long chunkRows,
        boolean keyless) {

    public TableToCut {
        cutUpTo = List.copyOf(cutUpTo);
        end = List.copyOf(end);
    }

    /** A table nothing is cut of. */
    static TableToCut of(TableId table, long estimatedRows, long chunkRows, boolean keyless) {
        return new TableToCut(table, List.of(), List.of(), estimatedRows, chunkRows, keyless);
    }

    /** As {@link #keyless()}; the first version of checkpoints went by the source's keys alone. */
    boolean keyless(TableSchema schema) {
        return keyless || (chunkRows == 0 && ChunkKey.keyless(schema));
    }

    /** What is left of it. */
    TableToCut rest(List<String> bound, List<String> last) {
        return new TableToCut(table, bound, last, estimatedRows, chunkRows, keyless);
    }
}
