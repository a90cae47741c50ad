package io.flinkdm.job.shard.execute;

import io.flinkdm.job.meta.DdlStatus;
import java.util.Collection;

/** Runs orders beside the task thread. */
public interface DdlRunner extends AutoCloseable {

    /**
     * Begins with an order; never blocks.
     *
     * @param retry whether to try again what has failed: else it is only looked for what people
     *     have said of it
     */
    Run run(DdlOrder order, boolean retry);

    /**
     * Shows what waits, in place of what was shown for the schema before; never blocks.
     *
     * @param schema the target's
     */
    void show(String schema, Collection<DdlStatus> waiting);

    @Override
    void close();

    /** An order on its way. */
    interface Run {

        /** {@code null} while it is on its way. */
        DdlOutcome outcome();
    }
}
