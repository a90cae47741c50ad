/**
 * Where a table's rows go. Asked once for each table when changes are transformed; uses the model,
 * patterns and errors.
 */
package io.flinkdm.udf.route;
