/**
 * Events that travel together: a record of Flink carries many of them, as what it costs would be
 * more than what most of them cost.
 */
package io.flinkdm.job.bundle;
