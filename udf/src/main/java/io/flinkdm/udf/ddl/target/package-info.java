/**
 * Statements for the target: its names, and only what it takes. A source's SHOW CREATE becomes the
 * target's table in {@link io.flinkdm.udf.ddl.target.CreateTableRewriter}; a statement of the
 * binlog becomes the target's statements in {@link io.flinkdm.udf.ddl.target.TargetStatements}.
 * Both share what is known of types, character sets, attributes and options that TiDB lacks.
 */
package io.flinkdm.udf.ddl.target;
