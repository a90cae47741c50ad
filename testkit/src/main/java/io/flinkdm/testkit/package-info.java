/**
 * Real servers for tests, the demo and benchmarks: MySQL, MariaDB, TiDB and a Flink cluster as
 * processes of this machine, and what tests do with them. Used by the tests of every module and by
 * the demo; knows nothing of the product.
 */
package io.flinkdm.testkit;
