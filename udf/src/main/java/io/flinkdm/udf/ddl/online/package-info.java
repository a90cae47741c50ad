/**
 * Which tables belong to a running schema change of gh-ost or pt-online-schema-change, told by
 * their names. The compiler checks the rules here; {@link
 * io.flinkdm.udf.ddl.online.OnlineDdlTables} answers for names. The job does not ask it yet: online
 * DDL is refused when a task is compiled, and nothing keeps the statements of a shadow table until
 * its rename.
 */
package io.flinkdm.udf.ddl.online;
