package io.flinkdm.job.source.binlog;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Packets in their order, each transaction payload followed by the events in it, which are
 * decompressed one by one. Fetcher thread.
 */
final class ExpandedPackets implements Iterable<BinlogPacket> {

    private final List<BinlogPacket> packets;

    ExpandedPackets(List<BinlogPacket> packets) {
        this.packets = packets;
    }

    @Override
    public Iterator<BinlogPacket> iterator() {
        return new Expanding(packets.iterator());
    }

    /** Fetcher thread. */
    private static final class Expanding implements Iterator<BinlogPacket> {

        private final Iterator<BinlogPacket> packets;
        private BinlogPacket packed;
        private PayloadReader payload;
        private BinlogPacket inner;

        Expanding(Iterator<BinlogPacket> packets) {
            this.packets = packets;
        }

        /** A payload is looked into after it was given away, so who reads knows its place. */
        @Override
        public boolean hasNext() {
            if (packed != null) {
                payload = PayloadReader.of(packed);
                packed = null;
            }
            if (payload != null && inner == null) {
                inner = payload.next();
                payload = inner == null ? null : payload;
            }
            return inner != null || packets.hasNext();
        }

        @Override
        public BinlogPacket next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (inner != null) {
                BinlogPacket next = inner;
                inner = null;
                return next;
            }
            BinlogPacket next = packets.next();
            if (next.type() == BinlogEventType.TRANSACTION_PAYLOAD.code()) {
                packed = next;
            }
            return next;
        }
    }
}
