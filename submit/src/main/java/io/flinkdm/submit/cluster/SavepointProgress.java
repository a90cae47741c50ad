package io.flinkdm.submit.cluster;

/**
 * How far a stop with savepoint is. Immutable.
 *
 * @param location where the savepoint is; {@code ""} while it is under way or has failed
 * @param failure why it failed; {@code ""} otherwise
 */
public record SavepointProgress(boolean completed, String location, String failure) {

    static final SavepointProgress UNDER_WAY = new SavepointProgress(false, "", "");
}
