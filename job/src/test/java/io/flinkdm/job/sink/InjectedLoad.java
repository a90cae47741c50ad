package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.util.ExceptionUtils;

/**
 * One load written under one injection. After each end of a writer another one gets what was read
 * since the last checkpoint once more, as the source is then; a table without a key is read from
 * its start, in another order and with other rows. JUnit's thread.
 */
final class InjectedLoad {

    private static final int CHUNKS = 16;
    private static final int CHUNK_ROWS = 12;
    private static final int CHUNKS_PER_CHECKPOINT = 4;
    private static final int FIRST_CHECKPOINT = 1;
    private static final int NO_KEY = AppendHistory.TABLES.indexOf("no_key");

    private final InjectedTarget target;
    private final boolean keyless;
    private final boolean byInsert;
    private final Injector injector;
    private final Random random;
    private final String name;
    private final Map<Long, Loaded> written = new TreeMap<>();
    private FaultyConnector connector;
    private SinkWriter<Bundle<TargetEvent>> writer;
    private int lives;
    private int checkpoint;

    /**
     * @param keyless whether it is the load of a table without a key
     */
    InjectedLoad(InjectedTarget target, boolean keyless, Injection injection, long seed) {
        this.target = target;
        this.keyless = keyless;
        // What a statement of LOAD DATA brings is not told by its text.
        this.byInsert = injection.lead() == Injection.Lead.SPLIT;
        this.injector = new Injector(injection, seed);
        this.random = new Random(seed);
        this.name = "load, " + injection + ", seed " + seed;
    }

    /**
     * @return how often the injection hit
     */
    int run() throws Exception {
        target.clear();
        boolean ended;
        do {
            lives++;
            connector = new FaultyConnector(target.connector(), injector);
            writer = keyless ? target.writer(connector) : target.loader(connector, byInsert);
            ended = end();
            writer.close();
        } while (!ended);
        connector.settle();
        verify();
        return injector.hits();
    }

    /** False when the writer has died. */
    private boolean end() throws Exception {
        try {
            if (lives > 1) {
                connector.visit(Step.REPLAY, Moment.BEFORE);
            }
            if (keyless && checkpoint == 0) {
                written.clear();
            }
            for (int chunk = checkpoint; chunk < CHUNKS; chunk++) {
                write(keyless ? keyless() : chunk(chunk), chunk > FIRST_CHECKPOINT);
                if (chunk == FIRST_CHECKPOINT || random.nextInt(CHUNKS_PER_CHECKPOINT) == 0) {
                    checkpoint(chunk + 1);
                }
            }
            checkpoint(CHUNKS);
            return true;
        } catch (RuntimeException e) {
            if (ExceptionUtils.findThrowable(e, WriterCrash.class).isPresent()) {
                return false;
            }
            throw new AssertionError(name, e);
        }
    }

    /** Neighbours of a table with one key, or with two. */
    private List<Loaded> chunk(int chunk) {
        List<Loaded> rows = new ArrayList<>();
        for (long id = chunk * CHUNK_ROWS; id < (chunk + 1) * CHUNK_ROWS; id++) {
            rows.add(new Loaded(chunk / 2 % 2, id, Row.of(id, id, (long) lives)));
        }
        return rows;
    }

    /** Some rows, few of them different. */
    private List<Loaded> keyless() {
        List<Loaded> rows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(CHUNK_ROWS); i++) {
            long value = random.nextInt(4);
            rows.add(new Loaded(NO_KEY, written.size() + i, Row.of(value, value, (long) lives)));
        }
        return rows;
    }

    /**
     * @param endangered whether the writer may die before a row; what is to be left over is written
     *     before
     */
    private void write(List<Loaded> rows, boolean endangered) throws Exception {
        for (Loaded row : rows) {
            if (endangered) {
                connector.visit(Step.ROW, Moment.BEFORE);
            }
            for (TargetEvent event : target.addressed(row.table(), row.change())) {
                writer.write(Bundle.of(event), null);
            }
            written.put(row.id(), row);
        }
    }

    private void checkpoint(int nextChunk) throws Exception {
        connector.visit(Step.BARRIER, Moment.BEFORE);
        writer.flush(false);
        connector.visit(Step.CHECKPOINT, Moment.BEFORE);
        // A table without a key is one chunk, and not read before its end.
        checkpoint = keyless && nextChunk < CHUNKS ? 0 : nextChunk;
        connector.visit(Step.NOTIFY, Moment.BEFORE);
    }

    private void verify() throws SQLException {
        for (int table = 0; table <= NO_KEY; table++) {
            int of = table;
            assertThat(target.rows(table))
                    .as("%s, under: %s", AppendHistory.TABLES.get(table), name)
                    .containsExactlyInAnyOrderElementsOf(
                            written.values().stream()
                                    .filter(row -> row.table() == of)
                                    .map(Loaded::text)
                                    .toList());
        }
    }

    private record Loaded(int table, long id, Row row) {

        RowChange change() {
            return new RowChange(
                    new SourceTable(
                            "mysql-01", new TableId("from", AppendHistory.TABLES.get(table))),
                    1,
                    ChangeKind.INSERT,
                    null,
                    row,
                    true,
                    Origin.snapshot(1),
                    (int) id);
        }

        String text() {
            return row.value(0) + "," + row.value(1) + "," + row.value(2);
        }
    }
}
