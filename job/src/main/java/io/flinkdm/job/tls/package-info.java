/**
 * TLS of connections to databases, the same for statements and for the binlog. Every room that
 * opens a connection asks here; this one knows the plan only.
 */
package io.flinkdm.job.tls;
