/**
 * {@code dm demo}: a whole migration on this machine, from a shop database under live writes to an
 * equal copy of it, with real servers and an embedded Flink.
 */
package io.flinkdm.submit.demo;
