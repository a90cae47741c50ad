/**
 * Follows the structures of a source's tables through its DDL: {@link
 * io.flinkdm.udf.ddl.track.SchemaTracker} takes {@link io.flinkdm.udf.ddl.track.Structures} and a
 * statement and gives the structures after it, as the source's {@code information_schema} would
 * tell them. What a server decides by itself, such as the collation of a character set, is an
 * input: {@link io.flinkdm.udf.ddl.track.ServerDefaults}. Statements come from {@code
 * udf.ddl.tree}.
 */
package io.flinkdm.udf.ddl.track;
