package io.flinkdm.job.shard;

import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import java.io.Serializable;
import java.util.function.Consumer;

/** Gives rows their writer. Task thread. */
interface Addresser extends Serializable {

    /**
     * Emits the row, or a DELETE and an INSERT where it moves to another key.
     *
     * @param structure how many statements have changed its table since the job was started
     */
    void address(RoutedRow row, int structure, Consumer<TargetEvent> out);
}
