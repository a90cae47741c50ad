/**
 * What people do about single events of the binlog and about tracked structures: {@code binlog},
 * {@code handle-error}, {@code binlog-schema}, {@code operate-schema}. Everything is written to the
 * task's meta schema and read there by the job, so that it works whatever the job is doing.
 */
package io.flinkdm.submit.event;
