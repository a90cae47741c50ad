/**
 * Which tables belong to a running schema change of gh-ost or pt-online-schema-change, told by
 * their names, and what their statements come to. The compiler checks the rules here; {@link
 * io.flinkdm.udf.ddl.online.OnlineDdlTables} answers for names, {@link
 * io.flinkdm.udf.ddl.online.OnlineDdl} follows statements: what is done to a shadow table is kept,
 * in {@link io.flinkdm.udf.ddl.online.KeptStatements}, until it takes the real table's place. The
 * job does not ask it yet: online DDL is refused when a task is compiled.
 */
package io.flinkdm.udf.ddl.online;
