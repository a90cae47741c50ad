/**
 * The TiDB writers, the end of the flow: {@link io.flinkdm.job.sink.TidbWriter} hands changes, and
 * {@link io.flinkdm.job.sink.LoadWriter} existing rows, to lanes; a {@link
 * io.flinkdm.job.sink.Lane} gathers a {@link io.flinkdm.job.sink.Batch}, folds it per key, phrases
 * it as multi-row statements and commits it. Whatever fails in passing is tried again there; what a
 * commit's lost answer leaves open is settled by writing idempotently.
 */
package io.flinkdm.job.sink;
