/**
 * Child processes: started with a log file, killed with the JVM that started them, however that
 * ends. Used by the servers and the Flink cluster of the testkit.
 */
package io.flinkdm.testkit.process;
