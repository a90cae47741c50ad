/**
 * The compiled task: what the job reads, and all it reads. Immutable, serializable, printable as
 * JSON with secrets masked.
 */
package io.flinkdm.config.plan;
