/**
 * MySQL's expressions as written, read into a tree. Made when rules are checked and compiled; knows
 * no table and no type.
 */
package io.flinkdm.udf.expression.tree;
