/**
 * The plan as a Flink job: {@link io.flinkdm.job.MigrationTopology} reads like the picture of the
 * flow, everything else is one of its rooms.
 */
package io.flinkdm.job;
