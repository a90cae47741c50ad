/**
 * Reading the rows a table has: which key cuts it into chunks, where the cuts are, and the rows of
 * a chunk as the same values the binlog gives. Used by the enumerator (cuts) and the readers
 * (rows).
 */
package io.flinkdm.job.source.snapshot;
