package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns the events of a stream into changes: follows transactions and table maps, decodes the rows
 * of wanted tables, judges statements. Knows no server and no clock. Fetcher thread.
 */
final class ChangeAssembler {

    private static final byte[] BEGIN = "\0BEGIN".getBytes(StandardCharsets.US_ASCII);

    private final TrackedTables tables;
    private final TableMaps maps;
    private final StatementJudge statements;
    private final StreamPosition position;
    private boolean safe = true;
    private boolean begun;
    private boolean xa;
    private boolean rowsInTransaction;

    ChangeAssembler(TrackedTables tables, StreamPosition position) {
        this.tables = tables;
        this.maps = new TableMaps(tables);
        this.statements = new StatementJudge(tables);
        this.position = position;
    }

    StreamPosition position() {
        return position;
    }

    /** Whether changes from here on may be in the target already. */
    void safe(boolean mayBeRepeated) {
        safe = mayBeRepeated;
    }

    /** A new connection begins at the end of the last transaction. */
    void restart() {
        position.rewind();
        maps.clear();
        begun = false;
        xa = false;
        rowsInTransaction = false;
    }

    /**
     * @throws MigrationException when the event may change wanted tables in a way not carried
     */
    void accept(BinlogPacket packet, BatchBuilder out) {
        BinlogEventType type = packet.eventType();
        if (type != BinlogEventType.ROTATE) {
            position.advance(packet);
        }
        out.read(packet);
        if (type.rows()) {
            rows(type, packet, out);
            return;
        }
        switch (type) {
            case TABLE_MAP:
                maps.put(packet.body());
                break;
            case QUERY:
                query(packet, out);
                break;
            case EXECUTE_LOAD_QUERY:
                statement(QueryEvent.parseLoad(packet.body()), packet, out);
                break;
            case XID, XA_PREPARE:
                transactionEnded();
                break;
            case GTID:
                position.named(GtidEvent.parseMySql(packet.body()));
                break;
            case ANONYMOUS_GTID:
                position.named(new GtidEvent.Anonymous());
                break;
            case MARIADB_GTID:
                mariaDbGtid(packet);
                break;
            default:
                other(type, packet);
        }
    }

    private void other(BinlogEventType type, BinlogPacket packet) {
        if (type == BinlogEventType.ROTATE) {
            position.rotated(RotateEvent.parse(packet.body()), packet.artificial());
        } else if (type.action() == BinlogEventType.Action.STOP) {
            throw type.refusal(packet.type(), origin(packet).toString());
        } else if (type == BinlogEventType.FORMAT_DESCRIPTION) {
            maps.clear();
        }
        if (!packet.artificial() && !heartbeat(type)) {
            position.endUnlessOpen();
        }
    }

    private static boolean heartbeat(BinlogEventType type) {
        return type == BinlogEventType.HEARTBEAT || type == BinlogEventType.HEARTBEAT_V2;
    }

    private void mariaDbGtid(BinlogPacket packet) {
        GtidEvent.MariaDb gtid =
                (GtidEvent.MariaDb) GtidEvent.parseMariaDb(packet.body(), packet.serverId());
        position.named(gtid);
        begun = !gtid.standalone();
        xa = gtid.xa();
    }

    private void rows(BinlogEventType type, BinlogPacket packet, BatchBuilder out) {
        RowsEvent event = RowsEvent.parse(type, packet.body());
        TableMaps.Mapped mapped = maps.get(event.tableId());
        if (!mapped.wanted()) {
            return;
        }
        Origin origin = origin(packet);
        if (xa) {
            throw new MigrationException(
                    ErrorCode.UNSUPPORTED_YET,
                    tables.sourceId()
                            + ": an XA transaction changes "
                            + mapped.table()
                            + " at "
                            + origin
                            + ": XA transactions are not carried yet");
        }
        if (mapped.beforeStart(position.fileNumber(), origin.offset())) {
            return;
        }
        rowsInTransaction = true;
        ChangeKind kind = event.kind();
        RowDecoder decoder = mapped.decoder();
        int index = 0;
        while (event.next(decoder)) {
            out.row(
                    new RowChange(
                            mapped.table(),
                            mapped.fingerprint(),
                            kind,
                            event.before(),
                            event.after(),
                            safe,
                            origin,
                            index++));
        }
    }

    private void query(BinlogPacket packet, BatchBuilder out) {
        byte[] body = packet.body();
        int tail = body.length - BEGIN.length;
        if (tail > 0 && Arrays.equals(body, tail, body.length, BEGIN, 0, BEGIN.length)) {
            begin();
            return;
        }
        statement(QueryEvent.parse(body), packet, out);
    }

    private void statement(QueryEvent query, BinlogPacket packet, BatchBuilder out) {
        Origin origin = origin(packet);
        switch (statements.judge(query, origin)) {
            case BEGIN:
                begin();
                break;
            case BEGIN_XA:
                begin();
                xa = true;
                break;
            case WITHIN:
                break;
            case UNDO:
                requireNothingToUndo(origin);
                break;
            case ROLLBACK:
                requireNothingToUndo(origin);
                transactionEnded();
                break;
            case COMMIT:
                transactionEnded();
                break;
            case PASS_ON:
                out.ddl(
                        new DdlChange(
                                tables.sourceId(), query.defaultSchema(), query.sql(), origin));
                statementEnded();
                break;
            default:
                statementEnded();
        }
    }

    /** A statement of its own is a transaction; between BEGIN and XID it is not. */
    private void statementEnded() {
        if (!begun) {
            transactionEnded();
        }
    }

    private void requireNothingToUndo(Origin origin) {
        if (rowsInTransaction) {
            throw new MigrationException(
                    ErrorCode.UNSUPPORTED_YET,
                    tables.sourceId()
                            + ": a transaction is rolled back at "
                            + origin
                            + " after it changed migrated tables: mixing transactional and other"
                            + " tables in a transaction is not carried yet");
        }
    }

    private void begin() {
        position.opened();
        begun = true;
    }

    private void transactionEnded() {
        position.transactionEnded();
        begun = false;
        xa = false;
        rowsInTransaction = false;
    }

    private Origin origin(BinlogPacket packet) {
        return Origin.binlog(
                position.file(),
                position.offset() - packet.bytes(),
                packet.timestampSeconds() * 1_000);
    }
}
