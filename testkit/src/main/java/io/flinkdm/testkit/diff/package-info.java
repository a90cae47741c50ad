/**
 * The parts of {@code TableDiff}: the structure of a table, the text each value is compared by, and
 * the multiset of its rows.
 */
package io.flinkdm.testkit.diff;
