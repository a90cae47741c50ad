/**
 * The {@code dm_meta} tables on the target, one small class each. What is in them is for people and
 * for the command line; the truth about progress is Flink's checkpoint.
 */
package io.flinkdm.job.meta;
