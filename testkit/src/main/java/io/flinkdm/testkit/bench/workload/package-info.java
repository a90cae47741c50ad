/**
 * What the benchmark does to databases: tables as sysbench makes them, kinds of changes, and three
 * ways to make these. Knows nothing of the job.
 */
package io.flinkdm.testkit.bench.workload;
