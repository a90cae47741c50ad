/**
 * The benchmark {@code testkit/bench}: what the servers can do at best, what the job does, on the
 * same machine, data and run.
 */
package io.flinkdm.testkit.bench;
