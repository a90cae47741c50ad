/**
 * One value of a binlog row image: the byte cursor, how each column type is stored, and the decoder
 * chosen for a column. Pure. Used by {@code job.source.binlog}, which knows events and rows.
 */
package io.flinkdm.job.source.binlog.value;
