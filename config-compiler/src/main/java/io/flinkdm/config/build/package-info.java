/**
 * From files without problems to a plan: the only place that fills in defaults. Last step of the
 * compiler; uses the files' records and the plan's.
 */
package io.flinkdm.config.build;
