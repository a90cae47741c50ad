/**
 * The ways to read a source, chosen by name when a task is submitted: the job's own, and those that
 * another jar brings as a service. Only the topology asks here.
 */
package io.flinkdm.job.source.connector;
