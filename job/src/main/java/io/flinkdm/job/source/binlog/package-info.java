/**
 * Binlog events as values: bytes of one event in, what it says out. The reader feeds it the bodies
 * of events, without header and checksum. What it does with an event is decided by {@link
 * io.flinkdm.job.source.binlog.BinlogEventType}.
 *
 * <p>The flow: {@link io.flinkdm.job.source.binlog.BinlogConnection} cuts the stream into packets
 * on a thread of its own, transaction payloads are expanded, {@link
 * io.flinkdm.job.source.binlog.BinlogReader} feeds the packets to an assembler, which follows
 * transactions and makes changes of rows. Rows of XA transactions wait for their commit.
 */
package io.flinkdm.job.source.binlog;
