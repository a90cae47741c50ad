package io.flinkdm.job.source.split;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells the enumerator that it holds nothing and wants a split. Flink's own request does
 * not say what the reader had been given when it asked: one that is on its way when a split is
 * given would make the reader look idle while it reads. Immutable.
 *
 * @param received how many splits the reader has been given since it started
 */
public record SplitRequest(int received) implements SourceEvent {

    private static final long serialVersionUID = 1L;
}
