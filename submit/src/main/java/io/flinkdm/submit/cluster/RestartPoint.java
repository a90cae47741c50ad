package io.flinkdm.submit.cluster;

/** A savepoint or a retained checkpoint a job can be restored from. Immutable. */
public record RestartPoint(String path, long takenAtMs) {}
