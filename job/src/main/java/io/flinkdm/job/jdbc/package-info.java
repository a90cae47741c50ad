/**
 * Connections to the sources and the target, and what their errors mean. Used by every part of the
 * job that talks SQL and by the command line; it knows nothing of them.
 */
package io.flinkdm.job.jdbc;
