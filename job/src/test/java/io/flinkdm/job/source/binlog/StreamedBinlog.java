package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.TableRows;
import io.flinkdm.job.source.server.Sequences;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the binlog of a schema's server says from where this was made to the mark: read, assembled
 * and replayed onto a model of the tables. The first column is the key.
 */
final class StreamedBinlog {

    private static final String MARK = "end_of_stream";
    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    private final TestSchema schema;
    private final SourcePlan source;
    private final List<ChangeEvent> statements = new ArrayList<>();
    private final Map<TableId, Map<Object, Row>> tables = new HashMap<>();
    private final Set<BinlogEventType> types = EnumSet.noneOf(BinlogEventType.class);
    private BinlogPosition position;
    private boolean replaying = true;
    private int replays;
    private long rows;
    private long bytes;

    private StreamedBinlog(TestSchema schema, SourcePlan source) throws SQLException {
        this.schema = schema;
        this.source = source;
        try (Connection connection = schema.connect()) {
            position = ServerFlavor.of(connection).head(connection);
        }
    }

    /** From the server's current place on, by file and offset. */
    static StreamedBinlog from(TestSchema schema) throws SQLException {
        return new StreamedBinlog(schema, Plans.of(schema).plan().sources().get(0));
    }

    static StreamedBinlog byGtidFrom(TestSchema schema) throws SQLException {
        return new StreamedBinlog(schema, Plans.of(schema).byGtid().plan().sources().get(0));
    }

    /** Keeps no rows. */
    StreamedBinlog countOnly() {
        replaying = false;
        return this;
    }

    /** Reads all that was written since, and goes on from there the next time. */
    StreamedBinlog read() throws Exception {
        schema.execute("DROP TABLE IF EXISTS " + MARK, "CREATE TABLE " + MARK + " (a INT)");
        ChangeAssembler assembler = new ChangeAssembler(tracked(), new StreamPosition(position));
        assembler.restart();
        assembler.lookBack();
        try (BinlogConnection connection = BinlogConnection.open(source, 4711, position)) {
            int silent = 0;
            while (silent++ < SILENT_WAITS) {
                Iterator<BinlogPacket> packets = connection.take(WAIT_MS).iterator();
                while (packets.hasNext()) {
                    silent = 0;
                    BinlogPacket packet = packets.next();
                    types.add(packet.eventType());
                    if (marked(assembler, packet)) {
                        position = assembler.position().lastEnd();
                        return this;
                    }
                    XaRequest request = assembler.takeXaRequest();
                    if (request != null) {
                        replays++;
                        packets = XaReplay.of(source, request, packets);
                    }
                }
                if (connection.endReason() != null) {
                    throw connection.endReason();
                }
            }
        }
        throw new IllegalStateException("no event for long at " + position);
    }

    private boolean marked(ChangeAssembler assembler, BinlogPacket packet) {
        BatchBuilder out = new BatchBuilder();
        assembler.accept(packet, out);
        ChangeBatch batch = out.take(null);
        rows += batch.rows();
        bytes += batch.bytes();
        boolean marked = false;
        for (ChangeEvent event : batch.events()) {
            if (event instanceof RowChange row) {
                if (replaying) {
                    apply(row);
                }
            } else {
                statements.add(event);
                marked |= ((DdlChange) event).sql().contains("CREATE TABLE " + MARK);
            }
        }
        return marked;
    }

    private void apply(RowChange row) {
        Map<Object, Row> table =
                tables.computeIfAbsent(row.table().table(), any -> new HashMap<>());
        if (row.before() != null) {
            assertThat(table.remove(row.before().value(0))).isEqualTo(row.before());
        }
        if (row.after() != null) {
            assertThat(table.put(row.after().value(0), row.after())).isNull();
        }
    }

    private TrackedTables tracked() throws SQLException {
        return new TrackedTables(
                source.sourceId(),
                BlockAllowList.compile(source.allow(), CaseSensitivity.INSENSITIVE),
                TableRows.structures(source),
                Map.of(),
                new Sequences(source),
                Optional.empty());
    }

    /** The table is now what the binlog made of it, which was empty at the beginning. */
    StreamedBinlog assertEqual(String table) throws SQLException {
        TableId id = new TableId(schema.name(), table);
        assertThat(tables.getOrDefault(id, Map.of())).isEqualTo(TableRows.of(source, id));
        return this;
    }

    StreamedBinlog assertSaw(BinlogEventType... expected) {
        assertThat(types).contains(expected);
        return this;
    }

    Set<BinlogEventType> types() {
        return types;
    }

    /** Statements that were passed on, the mark's among them. */
    List<String> statements() {
        return statements.stream().map(event -> ((DdlChange) event).sql()).toList();
    }

    SourcePlan source() {
        return source;
    }

    /** What the server says it has committed; nobody else writes to it. */
    static GtidSet executed(TestSchema schema) throws SQLException {
        try (Connection connection = schema.connect()) {
            return ServerFlavor.of(connection).head(connection).gtids();
        }
    }

    BinlogPosition position() {
        return position;
    }

    long rows() {
        return rows;
    }

    /** XA transactions that were read again. */
    int replays() {
        return replays;
    }

    long bytes() {
        return bytes;
    }
}
