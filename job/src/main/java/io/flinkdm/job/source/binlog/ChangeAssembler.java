package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
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
    private final TransactionMarks marks;
    private final HeldRows held = new HeldRows();
    private boolean safe = true;
    private boolean begun;
    private boolean xa;
    private boolean alterBegins;
    private boolean rowsInTransaction;
    private int rowIndex;

    ChangeAssembler(TrackedTables tables, StreamPosition position) {
        this(tables, position, new TransactionMarks(position, false));
    }

    ChangeAssembler(TrackedTables tables, StreamPosition position, TransactionMarks marks) {
        this.marks = marks;
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
        forgetTransaction();
    }

    private void forgetTransaction() {
        begun = false;
        xa = false;
        alterBegins = false;
        rowsInTransaction = false;
        marks.clear();
        held.clear();
    }

    /**
     * @throws MigrationException when the event may change wanted tables in a way not carried
     */
    void accept(BinlogPacket packet, BatchBuilder out) {
        try {
            event(packet, out);
        } catch (MigrationException e) {
            boolean placed = e.text().contains(position.file());
            throw placed ? e : failed(e.code(), packet, e.text(), (Exception) e.getCause());
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            ErrorCode code = ErrorCode.BINLOG_EVENT_DECODE;
            throw failed(code, packet, "its bytes are not what they should be", e);
        }
    }

    private MigrationException failed(
            ErrorCode code, BinlogPacket packet, String text, Exception cause) {
        return new MigrationException(
                code,
                tables.sourceId()
                        + ": binlog event "
                        + packet.eventType()
                        + " (type "
                        + packet.type()
                        + ") at "
                        + origin(packet)
                        + ": "
                        + text,
                cause);
    }

    /** The same error, with the place of the event read last. */
    MigrationException located(MigrationException e) {
        Origin last = Origin.binlog(position.file(), position.eventStart(), 0);
        String text = tables.sourceId() + ": binlog event at " + last + ": " + e.text();
        return new MigrationException(e.code(), e.scope(), text, e.getCause());
    }

    private void event(BinlogPacket packet, BatchBuilder out) {
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
            case MARIADB_QUERY_COMPRESSED:
                statement(QueryEvent.parseCompressed(packet.body()), packet, out);
                break;
            case EXECUTE_LOAD_QUERY:
                statement(QueryEvent.parseLoad(packet.body()), packet, out);
                break;
            case TRANSACTION_PAYLOAD:
                position.opened();
                rowIndex = 0;
                break;
            case PARTIAL_UPDATE_ROWS:
                partialRows(packet);
                break;
            case XID:
                transactionEnded();
                break;
            case XA_PREPARE:
                xaPrepared(packet, out);
                break;
            case GTID:
                position.named(GtidEvent.parseMySql(packet.body()));
                break;
            case GTID_TAGGED:
                position.named(GtidEvent.parseTagged(packet.body()));
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
            requireNoneOpen(packet);
            maps.clear();
        } else if (type == BinlogEventType.HEARTBEAT_V2) {
            position.heard(HeartbeatEvent.parseV2(packet.body()));
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
        alterBegins = gtid.alterBeginsOrFails();
    }

    private void rows(BinlogEventType type, BinlogPacket packet, BatchBuilder out) {
        RowsEvent event = RowsEvent.parse(type, packet.body());
        TableMaps.Mapped mapped = maps.get(event.tableId());
        if (!mapped.wanted()) {
            return;
        }
        Origin origin = origin(packet);
        if (mapped.beforeStart(position, origin.offset())) {
            return;
        }
        TransactionMark mark = marks.of(mapped);
        origin = mark == null ? origin : origin.within(mark);
        rowsInTransaction = true;
        ChangeKind kind = event.kind();
        RowDecoder decoder = mapped.decoder();
        int first = packet.inPayload() ? rowIndex : 0;
        int index = first;
        while (event.next(decoder)) {
            RowChange row =
                    new RowChange(
                            mapped.table(),
                            mapped.fingerprint(),
                            kind,
                            event.before(),
                            event.after(),
                            safe,
                            origin,
                            index++);
            if (xa) {
                held.add(row);
            } else {
                out.row(row);
            }
        }
        rowIndex = index;
        if (mark != null) {
            marks.counted(mapped, index - first);
        }
        if (xa) {
            held.read(packet, tables.sourceId());
        }
    }

    /** Only the server's own copy of the row before could make a whole row of it. */
    private void partialRows(BinlogPacket packet) {
        BinlogEventType type = BinlogEventType.PARTIAL_UPDATE_ROWS;
        if (maps.get(TableMaps.number(packet.body())).wanted()) {
            throw type.refusal(packet.type(), tables.sourceId() + " " + origin(packet));
        }
    }

    private void xaPrepared(BinlogPacket packet, BatchBuilder out) {
        if (XaPrepareEvent.parse(packet.body()).onePhase()) {
            held.release(out);
        } else {
            held.requireNone(tables.sourceId(), origin(packet));
        }
        transactionEnded();
    }

    /** No transaction goes on in another file. */
    private void requireNoneOpen(BinlogPacket packet) {
        if (rowsInTransaction) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    tables.sourceId()
                            + ": the binlog file that ends at "
                            + origin(packet)
                            + " ends within a transaction that changed migrated tables: whether"
                            + " the server committed it cannot be told");
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
                if (!alterBegins) {
                    out.ddl(
                            new DdlChange(
                                    tables.sourceId(), query.defaultSchema(), query.sql(), origin));
                }
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
        forgetTransaction();
    }

    private Origin origin(BinlogPacket packet) {
        return Origin.binlog(
                position.file(), position.eventStart(), packet.timestampSeconds() * 1_000);
    }
}
