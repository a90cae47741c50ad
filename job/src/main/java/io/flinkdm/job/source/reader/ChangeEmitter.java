package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.udf.event.ChangeEvent;
import java.util.List;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/** Emits a batch and notes the split's new place, in one step. Task thread. */
final class ChangeEmitter implements RecordEmitter<ChangeBatch, ChangeEvent, SplitState> {

    private final ProgressNotes notes;
    private final ReaderMetrics metrics;

    ChangeEmitter(ProgressNotes notes, ReaderMetrics metrics) {
        this.notes = notes;
        this.metrics = metrics;
    }

    @Override
    public void emitRecord(ChangeBatch batch, SourceOutput<ChangeEvent> output, SplitState state) {
        List<ChangeEvent> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            output.collect(events.get(i));
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
