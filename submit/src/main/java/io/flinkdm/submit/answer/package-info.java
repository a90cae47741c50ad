/**
 * What {@code dm} prints: DM's answers as records in DM's field order, and how they become JSON.
 * Knows nothing of clusters or databases.
 */
package io.flinkdm.submit.answer;
