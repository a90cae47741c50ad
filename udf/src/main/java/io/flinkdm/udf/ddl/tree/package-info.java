/**
 * Statements that change schemas and tables, as trees: {@link io.flinkdm.udf.ddl.tree.DdlParser}
 * reads them, {@link io.flinkdm.udf.ddl.tree.DdlPrinter} writes them. Columns, keys and the parts
 * of an ALTER TABLE are understood; expressions, partitions and options stay text. What one reads
 * and the other writes is the same tree again. The tracker of structures and the writer of
 * statements for the target work on these trees.
 */
package io.flinkdm.udf.ddl.tree;
