package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.BinlogPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final RowChanges changes;
    private final TransactionMarks marks;
    private final XaTransactions xaTransactions = new XaTransactions();
    private boolean begun;
    private boolean xa;
    private boolean alterBegins;
    private boolean rowsInTransaction;
    private boolean looksBack;
    private XaRequest wanted;

    ChangeAssembler(TrackedTables tables, StreamPosition position) {
        this(tables, position, new TransactionMarks(position, false));
    }

    ChangeAssembler(TrackedTables tables, StreamPosition position, TransactionMarks marks) {
        this.tables = tables;
        this.maps = new TableMaps(tables);
        this.statements = new StatementJudge(tables);
        this.position = position;
        this.marks = marks;
        this.changes = new RowChanges(position, marks);
    }

    StreamPosition position() {
        return position;
    }

    /** Whether changes from here on may be in the target already. */
    void safe(boolean mayBeRepeated) {
        changes.safe(mayBeRepeated);
    }

    /** A new connection begins at the end of the last transaction. */
    void restart() {
        position.rewind();
        tables.rewind();
        maps.clear();
        forgetTransaction();
    }

    private void forgetTransaction() {
        begun = false;
        xa = false;
        alterBegins = false;
        rowsInTransaction = false;
        changes.transactionEnds();
        xaTransactions.takeOpen();
        wanted = null;
    }

    /**
     * From now on rows of XA transactions that were not seen here, or were too many, are asked for
     * with {@link #takeXaRequest} when they are committed. They, and an XID after them, come as
     * packets in a payload.
     */
    void lookBack() {
        looksBack = true;
    }

    /** What has to be read before the next packet; {@code null} when nothing. */
    XaRequest takeXaRequest() {
        XaRequest request = wanted;
        wanted = null;
        return request;
    }

    /**
     * @throws MigrationException when the event may change wanted tables in a way not carried
     */
    void accept(BinlogPacket packet, BatchBuilder out) {
        try {
            event(packet, out);
        } catch (MigrationException e) {
            boolean placed = e.text().contains(position.file());
            throw placed ? e : EventFailures.of(e, packet, tables, origin(packet));
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw EventFailures.of(e, packet, tables, origin(packet));
        }
    }

    /** The same error, with the place of the event read last. */
    MigrationException located(MigrationException e) {
        return EventFailures.located(
                e, tables, Origin.binlog(position.file(), position.eventStart(), 0));
    }

    private void event(BinlogPacket packet, BatchBuilder out) {
        BinlogEventType type = packet.eventType();
        if (type != BinlogEventType.ROTATE) {
            position.advance(packet);
            injected(packet, out);
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
                changes.payloadBegins();
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

    private void injected(BinlogPacket packet, BatchBuilder out) {
        if (!packet.inPayload()
                && !packet.artificial()
                && tables.wantsBefore(position.file(), position.eventStart())) {
            tables.before(place(origin(packet))).forEach(out::ddl);
        }
    }

    private void other(BinlogEventType type, BinlogPacket packet) {
        if (type == BinlogEventType.ROTATE) {
            position.rotated(RotateEvent.parse(packet.body()), packet.artificial());
        } else if (type.action() == BinlogEventType.Action.STOP) {
            throw type.refusal(packet.type(), origin(packet).toString());
        } else if (type == BinlogEventType.FORMAT_DESCRIPTION) {
            // No transaction goes on in another file.
            if (rowsInTransaction) {
                throw EventFailures.fileEndsWithinTransaction(tables, origin(packet));
            }
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
        if (xa) {
            xaRows(event, mapped, packet);
            return;
        }
        rowsInTransaction |= changes.of(event, mapped, packet, origin(packet), out);
    }

    private void xaRows(RowsEvent event, TableMaps.Mapped mapped, BinlogPacket packet) {
        rowsInTransaction = true;
        if (!xaTransactions.keepsRows()) {
            return;
        }
        List<XaTransactions.Held> rows = new ArrayList<>();
        while (event.next(mapped.decoder())) {
            rows.add(new XaTransactions.Held(mapped, event.kind(), event.before(), event.after()));
        }
        xaTransactions.add(rows, packet.bytes());
    }

    /** Only the server's own copy of the row before could make a whole row of it. */
    private void partialRows(BinlogPacket packet) {
        BinlogEventType type = BinlogEventType.PARTIAL_UPDATE_ROWS;
        if (maps.get(TableMaps.number(packet.body())).wanted()) {
            throw type.refusal(packet.type(), tables.sourceId() + " " + origin(packet));
        }
    }

    private void xaPrepared(BinlogPacket packet, BatchBuilder out) {
        XaPrepareEvent event = XaPrepareEvent.parse(packet.body());
        if (event.onePhase()) {
            XaTransactions.Changes held = xaTransactions.takeOpen();
            BinlogPosition begin = held.forgotten() ? position.lastEnd() : null;
            xaCommitted(held, event.xid(), begin, packet, out);
        } else {
            xaTransactions.prepare(event.xid());
            transactionEnded();
        }
    }

    private void xaCommitted(
            XaTransactions.Changes held,
            String xid,
            BinlogPosition begin,
            BinlogPacket packet,
            BatchBuilder out) {
        Origin origin = origin(packet);
        if (held == null ? looksBack : held.forgotten()) {
            position.opened();
            xa = false;
            changes.payloadBegins();
            wanted =
                    new XaRequest(
                            xid, begin, origin.file(), origin.offset(), packet.timestampSeconds());
            return;
        }
        if (held != null) {
            changes.of(held.rows(), origin, out);
        }
        transactionEnded();
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
            case XA_COMMIT:
                String xid = XaPrepareEvent.xidOf(query.sql());
                xaCommitted(xaTransactions.take(xid), xid, null, packet, out);
                break;
            case XA_ROLLBACK:
                xaTransactions.take(XaPrepareEvent.xidOf(query.sql()));
                transactionEnded();
                break;
            case PASS_ON:
                if (!alterBegins) {
                    ddl(query, origin, out);
                }
                statementEnded();
                break;
            default:
                statementEnded();
        }
    }

    private void ddl(QueryEvent query, Origin origin, BatchBuilder out) {
        tables.statement(query, place(origin)).forEach(out::ddl);
        // Tables may have other structures now, and numbers of the same meaning.
        maps.clear();
    }

    private StatementPlace place(Origin origin) {
        return new StatementPlace(
                origin, position.offset(), marks.gtid(), position.lastEnd().gtids());
    }

    /** A statement of its own is a transaction; between BEGIN and XID it is not. */
    private void statementEnded() {
        if (!begun) {
            transactionEnded();
        }
    }

    private void requireNothingToUndo(Origin origin) {
        if (rowsInTransaction) {
            throw EventFailures.rolledBack(tables, origin);
        }
    }

    private void begin() {
        position.opened();
        begun = true;
    }

    private void transactionEnded() {
        position.transactionEnded();
        if (tables.transactionEnded(position)) {
            maps.clear();
        }
        forgetTransaction();
    }

    private Origin origin(BinlogPacket packet) {
        return Origin.binlog(
                position.file(), position.eventStart(), packet.timestampSeconds() * 1_000);
    }
}
