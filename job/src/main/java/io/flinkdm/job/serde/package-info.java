/**
 * How events travel between tasks and rest in state: serializers by hand, a version byte first, the
 * bytes of every released version kept in the tests. Names that repeat on every row are written
 * from a cache and read into shared instances.
 */
package io.flinkdm.job.serde;
