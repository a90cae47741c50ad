package io.flinkdm.job;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.target.AddressSpread;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Sends a row to the writer its address names: rows of one key always meet the same one. Stateless.
 */
final class WriterChoice implements Partitioner<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public int partition(Integer address, int writers) {
        return AddressSpread.writer(address, writers);
    }

    /** The address of a row: all of a bundle name the same writer. */
    static final class Address implements KeySelector<Bundle<TargetEvent>, Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public Integer getKey(Bundle<TargetEvent> bundle) {
            return bundle.first().address();
        }
    }
}
