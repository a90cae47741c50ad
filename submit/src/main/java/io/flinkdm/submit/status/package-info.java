/**
 * What a task is doing, put together from Flink's REST interface, the registry, the checkpoint rows
 * and the source itself, and told in DM's words.
 */
package io.flinkdm.submit.status;
