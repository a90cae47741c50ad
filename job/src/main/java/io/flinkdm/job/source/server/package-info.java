/**
 * What differs between upstream servers and what is asked of them outside the data path: positions,
 * settings, privileges, structures. Used by the enumerator and the readers.
 */
package io.flinkdm.job.source.server;
