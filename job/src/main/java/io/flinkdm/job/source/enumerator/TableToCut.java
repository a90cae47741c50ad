package io.flinkdm.job.source.enumerator;

import io.flinkdm.udf.model.TableId;
import java.util.List;

/**
 * A table not yet cut to its end. Immutable.
 *
 * @param cutUpTo the last bound so far, as literals; empty at the beginning
 * @param end where to stop, as literals; empty while that is not known
 * @param estimatedRows the server's guess
 * @param chunkRows rows of a chunk, about; 0 in checkpoints of the first version
 */
public record TableToCut(
        TableId table, List<String> cutUpTo, List<String> end, long estimatedRows, long chunkRows) {

    public TableToCut {
        cutUpTo = List.copyOf(cutUpTo);
        end = List.copyOf(end);
    }

    /** A table nothing is cut of. */
    static TableToCut of(TableId table, long estimatedRows, long chunkRows) {
        return new TableToCut(table, List.of(), List.of(), estimatedRows, chunkRows);
    }

    /** What is left of it. */
    TableToCut rest(List<String> bound, List<String> last) {
        return new TableToCut(table, bound, last, estimatedRows, chunkRows);
    }
}
