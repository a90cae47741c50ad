/**
 * How MySQL's collations compare text. Asked by expressions over rows; uses no other package. The
 * weights of characters come from tables beside the classes, taken from a server's own
 * WEIGHT_STRING.
 */
package io.flinkdm.udf.collation;
