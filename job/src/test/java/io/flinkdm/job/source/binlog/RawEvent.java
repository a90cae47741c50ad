package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** An event as bytes, the way the decoders take it. */
record RawEvent(int type, long serverId, byte[] body) implements EventData {

    private static final int HEADER_BYTES = 19;

    BinlogEventType eventType() {
        return BinlogEventType.of(type);
    }

    /** Leaves to the client's own deserializers only what the client itself needs. */
    static final class Deserializer extends EventDeserializer {

        private int checksumBytes;

        @Override
        @SuppressWarnings("deprecation") // The client calls it, deprecated or not.
        public void setChecksumType(ChecksumType type) {
            super.setChecksumType(type);
            checksumBytes = type.getLength();
        }

        @Override
        public Event nextEvent(ByteArrayInputStream in) throws IOException {
            byte[] head = in.read(HEADER_BYTES);
            ByteArrayInputStream fields = new ByteArrayInputStream(head);
            fields.skip(4);
            int type = fields.readInteger(1);
            long serverId = fields.readLong(4);
            int bodyBytes = fields.readInteger(4) - HEADER_BYTES;
            byte[] body = in.read(bodyBytes);
            if (type == BinlogEventType.ROTATE.code()
                    || type == BinlogEventType.FORMAT_DESCRIPTION.code()) {
                return super.nextEvent(new ByteArrayInputStream(join(head, body)));
            }
            byte[] bare = Arrays.copyOf(body, bodyBytes - checksumBytes);
            return new Event(new EventHeaderV4(), new RawEvent(type, serverId, bare));
        }

        private static byte[] join(byte[] head, byte[] body) {
            byte[] all = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return all;
        }
    }
}
