package io.flinkdm.job.shard.control;

import io.flinkdm.udf.event.ControlCommand;
import org.apache.flink.api.connector.source.SourceSplit;

/** One command on its way to the reader: Flink hands a split over exactly once. Immutable. */
record ControlSplit(ControlCommand command) implements SourceSplit {

    @Override
    public String splitId() {
        return Long.toString(command.id());
    }
}
