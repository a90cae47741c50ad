/**
 * How the binlog's reader follows gh-ost and pt-online-schema-change: which tables are the tools'
 * own, and what stands in the place of the statement that ends a schema change. Pure; the reader
 * calls it, {@link io.flinkdm.udf.ddl.online} knows DM's table of cases.
 */
package io.flinkdm.job.source.online;
