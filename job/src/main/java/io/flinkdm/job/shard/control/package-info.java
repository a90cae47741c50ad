/**
 * Commands for a running task: rows of a table in the meta schema become a broadcast stream, so
 * they are ordered, remembered by checkpoints and open to audit.
 */
package io.flinkdm.job.shard.control;
