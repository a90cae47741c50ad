/**
 * What travels through the job, one type per stage: a {@link io.flinkdm.udf.event.ChangeEvent} has
 * upstream names, a {@link io.flinkdm.udf.event.RoutedEvent} has target names, a {@link
 * io.flinkdm.udf.event.TargetEvent} has a writer. What has not been routed cannot be written.
 */
package io.flinkdm.udf.event;
