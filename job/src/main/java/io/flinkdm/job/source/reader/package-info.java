/**
 * The side of the source that runs on TaskManagers: takes splits, reads them on a fetcher thread,
 * emits changes on the task thread. Asks the enumerator for more whenever it has nothing to read.
 */
package io.flinkdm.job.source.reader;
