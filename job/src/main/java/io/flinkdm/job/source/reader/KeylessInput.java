package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.SplitInput;

/**
 * The rows of a table without a key. The first row makes its writer delete what an attempt before
 * this one has left; where there is none, it is done here, before anybody is told that the table is
 * read. Fetcher thread.
 */
final class KeylessInput implements SplitInput {

    private final SplitInput rows;
    private final Runnable whenEmpty;
    private boolean begun;

    KeylessInput(SplitInput rows, Runnable whenEmpty) {
        this.rows = rows;
        this.whenEmpty = whenEmpty;
    }

    @Override
    public ChangeBatch next() {
        ChangeBatch batch = rows.next();
        if (!begun && batch != null && batch.events().isEmpty()) {
            whenEmpty.run();
        }
        begun = true;
        return batch;
    }

    @Override
    public void close() {
        rows.close();
    }
}
