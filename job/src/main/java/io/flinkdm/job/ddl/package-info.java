/**
 * Between reading a source's statement and running one on the target: which of its operations are
 * migrated, and what each becomes. {@link io.flinkdm.job.transform} asks {@link
 * io.flinkdm.job.ddl.StatementTranslator} for each statement of the binlog, {@link
 * io.flinkdm.job.shard} for those that a person puts in its place.
 */
package io.flinkdm.job.ddl;
