package io.flinkdm.job.source.enumerator;

import io.flinkdm.udf.model.TableId;
import java.util.List;

/**
 * A table not yet cut to its end. Immutable.
 *
 * @param cutUpTo the last bound so far, as literals; empty at the beginning
 * @param estimatedRows the server's guess
 */
public record TableToCut(TableId table, List<String> cutUpTo, long estimatedRows) {

    public TableToCut {
        cutUpTo = List.copyOf(cutUpTo);
    }

    TableToCut cutUpTo(List<String> bound) {
        return new TableToCut(table, bound, estimatedRows);
    }
}
