/**
 * Finds or fetches the programs the testkit runs and keeps them in a cache folder. Whatever cannot
 * be had ends in an {@link io.flinkdm.testkit.provision.UnavailableException} with the reason in
 * one line. Used by the servers and the Flink cluster of the testkit.
 */
package io.flinkdm.testkit.provision;
