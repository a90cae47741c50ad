/**
 * The order of rows and statements of one target schema, as plain values: which tables wait, which
 * statement is next, which rows may go. Pure.
 */
package io.flinkdm.job.shard.queue;
