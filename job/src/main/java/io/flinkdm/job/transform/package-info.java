/**
 * Second room of the flow: what of a source is migrated, and under which name. Takes {@link
 * io.flinkdm.udf.event.ChangeEvent}, gives {@link io.flinkdm.udf.event.RoutedEvent}.
 */
package io.flinkdm.job.transform;
