/**
 * Runs statements on the target beside the flow: each once, whatever crashes, on threads and
 * connections of their own, with a journal in the meta schema.
 */
package io.flinkdm.job.shard.execute;
