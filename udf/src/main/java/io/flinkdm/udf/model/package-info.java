/**
 * The values every other room speaks in: table names, positions, structures and rows. Immutable
 * (the arrays inside {@link io.flinkdm.udf.model.Row} are shared, never written after
 * construction).
 */
package io.flinkdm.udf.model;
