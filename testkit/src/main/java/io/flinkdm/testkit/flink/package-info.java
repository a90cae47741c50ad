/**
 * The parts of {@code FlinkCluster}: its configuration, the command lines of Flink's own entry
 * points, and the little of its REST interface that tests need.
 */
package io.flinkdm.testkit.flink;
