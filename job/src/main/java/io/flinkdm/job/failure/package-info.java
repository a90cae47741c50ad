/**
 * How an error ends a task: the one place that decides whether Flink tries again. Used by every
 * room at its border to Flink.
 */
package io.flinkdm.job.failure;
