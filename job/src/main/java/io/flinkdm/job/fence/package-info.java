/**
 * Sees to it that one attempt of the job writes at a time: a process that Flink has given up, but
 * that goes on, would write what is out of date. Each connection that writes is noted in the meta
 * schema; before an attempt writes, it ends the sessions of those before it.
 */
package io.flinkdm.job.fence;
