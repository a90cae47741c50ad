package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.network.protocol.command.Command;
import io.flinkdm.udf.model.GtidSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Asks a MySQL server for all transactions that are not in a set, COM_BINLOG_DUMP_GTID. Unlike the
 * client's own one it knows tags. Immutable.
 */
final class GtidDumpCommand implements Command {

    private static final long serialVersionUID = 1L;

    private static final int COM_BINLOG_DUMP_GTID = 0x1e;

    /** Servers that know it tell places beyond 4 GiB in heartbeats; others pass over it. */
    private static final int USE_HEARTBEAT_V2 = 2;

    private static final long FIRST_OFFSET = 4;
    private static final long TAGGED = 1;
    private static final int BUFFER_BYTES = 64;

    private final long serverId;
    private final GtidSet known;

    GtidDumpCommand(long serverId, GtidSet known) {
        this.serverId = serverId;
        this.known = known;
    }

    @Override
    public byte[] toByteArray() {
        byte[] set = encoded(GtidRun.of(known));
        ByteBuffer out = buffer(1 + 2 + 4 + 4 + 8 + 4 + set.length);
        out.put((byte) COM_BINLOG_DUMP_GTID);
        out.putShort((short) USE_HEARTBEAT_V2);
        out.putInt((int) serverId);
        // No file name: the server looks for the file itself.
        out.putInt(0);
        out.putLong(FIRST_OFFSET);
        out.putInt(set.length);
        out.put(set);
        return out.array();
    }

    /** Like PREVIOUS_GTIDS, see {@link GtidListEvent}; ends of intervals are exclusive. */
    private static byte[] encoded(List<GtidRun> runs) {
        boolean tagged = runs.stream().anyMatch(run -> !run.tag().isEmpty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long count = runs.size();
        write(out, longs(tagged ? TAGGED << 56 | count << 8 | TAGGED : count));
        for (GtidRun run : runs) {
            write(out, uuid(run.uuid()));
            if (tagged) {
                // A number below 128 in the serialization library's form is one byte.
                out.write(run.tag().length() << 1);
                write(out, run.tag().getBytes(StandardCharsets.US_ASCII));
            }
            write(out, longs(run.intervals().size()));
            for (GtidRun.Interval interval : run.intervals()) {
                write(out, longs(interval.first()));
                write(out, longs(interval.last() + 1));
            }
        }
        return out.toByteArray();
    }

    private static byte[] uuid(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static byte[] longs(long value) {
        return buffer(Long.BYTES).putLong(value).array();
    }

    private static void write(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(bytes);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
