/**
 * DM's two ways to write a set of names: wildcards and, after a tilde, regular expressions. Used by
 * filters and routes; uses no other package.
 */
package io.flinkdm.udf.pattern;
