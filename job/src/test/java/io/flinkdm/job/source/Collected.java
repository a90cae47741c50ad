package io.flinkdm.job.source;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that applies all changes to models in this JVM. */
@SuppressWarnings("deprecation") // Sink still asks for the method of the old context.
final class Collected implements Sink<Bundle<ChangeEvent>> {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Models> RUNS = new ConcurrentHashMap<>();

    private final String run;

    Collected(String run) {
        this.run = run;
        RUNS.put(run, new Models());
    }

    Models models() {
        return RUNS.get(run);
    }

    @Override
    public SinkWriter<Bundle<ChangeEvent>> createWriter(InitContext context) {
        return new Writer(RUNS.get(run));
    }

    @Override
    public SinkWriter<Bundle<ChangeEvent>> createWriter(WriterInitContext context) {
        RUNS.get(run).started();
        return new Writer(RUNS.get(run));
    }

    /** Models by table; the one lock of the tests. */
    static final class Models {

        private final Map<TableId, ModelTable> tables = new HashMap<>();
        private final List<DdlChange> statements = new ArrayList<>();
        private long events;
        private int starts;

        synchronized void started() {
            starts++;
        }

        /** How often a writer began, the first time included. */
        synchronized int starts() {
            return starts;
        }

        synchronized void apply(ChangeEvent event) {
            events++;
            if (event instanceof RowChange row) {
                tables.computeIfAbsent(row.table().table(), id -> new ModelTable()).apply(row);
            } else {
                statements.add((DdlChange) event);
            }
        }

        synchronized Map<Object, Row> rows(TableId table) {
            return tables.containsKey(table) ? Map.copyOf(tables.get(table).rows()) : Map.of();
        }

        synchronized int size(TableId table) {
            return tables.containsKey(table) ? tables.get(table).rows().size() : 0;
        }

        synchronized List<String> conflicts() {
            return tables.values().stream().flatMap(t -> t.conflicts().stream()).toList();
        }

        synchronized List<String> statements() {
            return statements.stream().map(DdlChange::sql).toList();
        }

        synchronized long events() {
            return events;
        }
    }

    /** Applies at once: the models are compared when all is quiet. */
    private record Writer(Models models) implements SinkWriter<Bundle<ChangeEvent>> {

        @Override
        public void write(Bundle<ChangeEvent> bundle, Context context) {
            bundle.events().forEach(models::apply);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
