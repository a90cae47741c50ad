package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.model.BinlogPosition;

/**
 * The wish to read an XA transaction's rows again, now that it is committed. Immutable.
 *
 * @param xid its name
 * @param begin where it begins; {@code null} when that has to be looked for
 * @param file where it is committed
 * @param offset where it is committed
 * @param timestampSeconds when it is committed
 */
record XaRequest(
        String xid, BinlogPosition begin, String file, long offset, long timestampSeconds) {}
