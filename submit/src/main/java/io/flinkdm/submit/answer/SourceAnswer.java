package io.flinkdm.submit.answer;

/**
 * DM's {@code CommonWorkerResponse}: the outcome on one source. Immutable.
 *
 * @param worker where the source runs: the task manager's resource id, {@code ""} when unknown
 */
public record SourceAnswer(boolean result, String msg, String source, String worker) {}
