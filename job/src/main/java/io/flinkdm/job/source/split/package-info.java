/**
 * What a source reader is given to read: a chunk of a table, or the binlog from a place on; and
 * what it reads of it at once. Lies under the rest of {@code job.source}.
 */
package io.flinkdm.job.source.split;
