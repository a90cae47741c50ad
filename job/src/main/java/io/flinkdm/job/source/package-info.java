/**
 * Reads one upstream: existing rows in chunks on all subtasks, then the binlog on one of them, and
 * emits {@link io.flinkdm.udf.event.ChangeEvent}s with upstream names. The first station of the
 * flow.
 */
package io.flinkdm.job.source;
