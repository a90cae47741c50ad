/**
 * From the text of PEM files to certificates and keys, and what is wrong with them. The checks ask
 * here before a task starts, the job when it connects. Pure: uses the plan only.
 */
package io.flinkdm.config.tls;
