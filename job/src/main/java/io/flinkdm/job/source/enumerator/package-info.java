/**
 * The side of the source that runs on the JobManager: finds out what there is to read, cuts it into
 * splits, hands them to readers, knows when the existing rows are all read and durable. Decisions
 * are in {@link io.flinkdm.job.source.enumerator.SplitAssigner}; JDBC runs off the main thread.
 */
package io.flinkdm.job.source.enumerator;
