package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.SplitInput;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a source from a place on. A lost connection is opened again from the end of the
 * last transaction; what is read twice then is marked safe, as everything is that a reader before
 * this one may have emitted. Fetcher thread.
 */
public final class BinlogReader implements SplitInput {

    private static final Logger LOG = LoggerFactory.getLogger(BinlogReader.class);
    private static final long WAIT_MS = 100;

    private final SourcePlan source;
    private final ChangeAssembler assembler;
    private final BatchBuilder batch = new BatchBuilder();
    private final Optional<BinlogBound> end;
    private final ReconnectPolicy reconnects = new ReconnectPolicy();
    private SafeRange safe;
    private long serverId;
    private BinlogConnection connection;
    private Iterator<BinlogPacket> packets = Collections.emptyIterator();

    public BinlogReader(SourcePlan source, BinlogSplit split, TrackedTables tables) {
        this.source = source;
        this.assembler = new ChangeAssembler(tables, new StreamPosition(split.position()));
        this.end = split.end().map(BinlogBound::at);
        this.safe = SafeRange.until(split.safeUntil());
        this.serverId =
                source.serverId() != 0 ? source.serverId() : BinlogConnection.randomServerId();
    }

    @Override
    public ChangeBatch next() {
        if (atEnd()) {
            return null;
        }
        try {
            if (connection == null && !connect()) {
                return ChangeBatch.NOTHING;
            }
            return read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ChangeBatch.NOTHING;
        }
    }

    private boolean atEnd() {
        return end.isPresent() && assembler.position().endReached(end.get());
    }

    private ChangeBatch read() throws InterruptedException {
        if (!packets.hasNext()) {
            packets = connection.take(WAIT_MS).iterator();
            if (!packets.hasNext()) {
                Exception reason = connection.endReason();
                if (reason != null) {
                    lost(reason);
                }
                return ChangeBatch.NOTHING;
            }
            reconnects.succeeded();
        }
        if (!safe.isEmpty()) {
            safe = safe.after(assembler.position());
        }
        assembler.safe(!safe.isEmpty());
        while (packets.hasNext() && !batch.full() && !atEnd()) {
            assembler.accept(packets.next(), batch);
        }
        return batch.take(assembler.position().takeMoved());
    }

    private boolean connect() throws InterruptedException {
        if (!reconnects.due()) {
            Thread.sleep(WAIT_MS);
            return false;
        }
        try (Connection jdbc = Upstream.open(source)) {
            safe = safe.andUntil(ServerFlavor.of(jdbc).head(jdbc));
        } catch (SQLException e) {
            lost(Upstream.failure(source, "reading the binlog's position", e));
            return false;
        } catch (MigrationException e) {
            lost(e);
            return false;
        }
        assembler.restart();
        BinlogPosition from = assembler.position().lastEnd();
        LOG.info("{}: reading the binlog from {}", source.sourceId(), from.display());
        connection = BinlogConnection.open(source, serverId, from);
        return true;
    }

    private void lost(Exception reason) {
        disconnect();
        if (StreamFailure.sameServerId(reason)) {
            serverId = BinlogConnection.randomServerId();
        }
        StreamFailure.requireTemporary(source, reason, assembler.position().lastEnd());
        if (reconnects.failed()) {
            throw StreamFailure.lasting(source, reason);
        }
        LOG.warn(
                "{}: the binlog stream ended ({}); trying again",
                source.sourceId(),
                reason.toString());
    }

    private void disconnect() {
        packets = Collections.emptyIterator();
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
