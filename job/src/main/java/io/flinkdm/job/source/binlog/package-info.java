/**
 * Binlog events as values: bytes of one event in, what it says out. The reader feeds it the bodies
 * of events, without header and checksum. What it does with an event is decided by {@link
 * io.flinkdm.job.source.binlog.BinlogEventType}.
 */
package io.flinkdm.job.source.binlog;
