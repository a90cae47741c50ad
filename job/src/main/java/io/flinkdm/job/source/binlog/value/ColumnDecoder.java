package io.flinkdm.job.source.binlog.value;

/**
 * Reads one non-null value of one column from a row image, in the forms {@link
 * io.flinkdm.udf.model.Row} names. Stateless between values.
 *
 * <p>Fetcher thread.
 */
@FunctionalInterface
public interface ColumnDecoder {

    Object read(BinlogBuffer in);
}
