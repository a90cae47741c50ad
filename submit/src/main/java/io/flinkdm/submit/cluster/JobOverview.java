package io.flinkdm.submit.cluster;

/** One job of the cluster's list. Immutable. */
public record JobOverview(String id, String name, JobState state, long startedAtMs) {}
