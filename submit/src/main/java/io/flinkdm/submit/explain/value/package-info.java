/** Columns and values of questions: from MySQL's definitions and JSON to structures and rows. */
package io.flinkdm.submit.explain.value;
