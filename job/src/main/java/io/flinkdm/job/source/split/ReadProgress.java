package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells the enumerator what has become durable since it last did: what was emitted before
 * a checkpoint that has completed. For people to see; nothing depends on it. Immutable.
 *
 * @param tables what was read of the snapshot, each table once
 * @param flushed everything before it is durable; {@code null} while the reader reads no binlog
 * @param syncedRows row changes of the binlog, since the job was submitted
 * @param syncedBytes bytes of the binlog, since the job was submitted
 * @param timestampMs when the last durable change was made upstream; 0 when unknown
 */
public record ReadProgress(
        List<TableLoad> tables,
        BinlogPosition flushed,
        long syncedRows,
        long syncedBytes,
        long timestampMs)
        implements SourceEvent {

    private static final long serialVersionUID = 1L;

    /** Nothing durable yet. */
    public static final ReadProgress NONE = new ReadProgress(List.of(), null, 0, 0, 0);

    public ReadProgress {
        tables = List.copyOf(tables);
    }
}
