package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells the enumerator: all rows of a table without a key are read. Sent before the reader
 * asks for more, and again after each restart. Immutable.
 *
 * @param position changes before it are in the rows
 */
public record TableRead(TableId table, BinlogPosition position) implements SourceEvent {

    private static final long serialVersionUID = 1L;
}
