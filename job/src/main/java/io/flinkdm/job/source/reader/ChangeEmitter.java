package io.flinkdm.job.source.reader;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.udf.event.ChangeEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/** Emits a batch and notes the split's new place, in one step. Task thread. */
final class ChangeEmitter implements RecordEmitter<ChangeBatch, Bundle<ChangeEvent>, SplitState> {

    private final ProgressNotes notes;
    private final ReaderMetrics metrics;

    ChangeEmitter(ProgressNotes notes, ReaderMetrics metrics) {
        this.notes = notes;
        this.metrics = metrics;
    }

    @Override
    public void emitRecord(
            ChangeBatch batch, SourceOutput<Bundle<ChangeEvent>> output, SplitState state) {
        if (!batch.events().isEmpty()) {
            output.collect(new Bundle<>(batch.events()));
        }
        state.emitted(batch);
        metrics.emitted(batch);
        if (state.binlog()) {
            notes.emittedChanges(batch);
        } else {
            notes.emittedRows(state.table(), batch);
        }
    }
}
