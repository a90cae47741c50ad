package io.flinkdm.job.source.split;

/** An open split. Fetcher thread. */
public interface SplitInput extends AutoCloseable {

    /**
     * Reads on; returns soon even when there is nothing to read.
     *
     * @return {@code null} when the split is read to its end
     */
    ChangeBatch next();

    @Override
    void close();
}
