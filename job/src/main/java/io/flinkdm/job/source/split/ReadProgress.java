package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells the enumerator what has become durable since it last did: what was emitted before
 * a checkpoint that has completed. For people to see; nothing depends on it. Immutable.
 *
 * @param chunks the table of each chunk read to its end
 * @param loadedRows rows of the snapshot
 * @param loadedBytes their size as read
 * @param flushed everything before it is durable; {@code null} while the reader reads no binlog
 * @param syncedRows row changes of the binlog, since the job was submitted
 * @param syncedBytes bytes of the binlog, since the job was submitted
 * @param timestampMs when the last durable change was made upstream; 0 when unknown
 */
public record ReadProgress(
        List<TableId> chunks,
        long loadedRows,
        long loadedBytes,
        BinlogPosition flushed,
        long syncedRows,
        long syncedBytes,
        long timestampMs)
        implements SourceEvent {

    private static final long serialVersionUID = 1L;

    /** Nothing durable yet. */
    public static final ReadProgress NONE = new ReadProgress(List.of(), 0, 0, null, 0, 0, 0);

    public ReadProgress {
        chunks = List.copyOf(chunks);
    }
}
