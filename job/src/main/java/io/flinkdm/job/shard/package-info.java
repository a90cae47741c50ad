/**
 * Third room of the flow: the order of rows and statements of each target schema, and the address
 * of each row. Takes {@link io.flinkdm.udf.event.RoutedEvent}, gives {@link
 * io.flinkdm.udf.event.TargetEvent}. Rows of the load leave before it, in {@link
 * io.flinkdm.job.shard.LoadBranch}.
 */
package io.flinkdm.job.shard;
