/**
 * Sources read by flink-connector-mysql-cdc instead of the job's own readers: found by the job as a
 * service, ends where a {@link io.flinkdm.udf.event.ChangeEvent} leaves the source. What the
 * connector would change is refused before it starts; see docs/second-source.md.
 */
package io.flinkdm.cdc;
