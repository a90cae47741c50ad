package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

    private final StreamPosition position =
            new StreamPosition(new BinlogPosition("bin.000002", 500, GtidSet.EMPTY));

    @Test
    void goesOnWithTheNextFile() {
        position.rotated(new RotateEvent("bin.000003", 4), false);

        assertThat(position.lastEnd().file()).isEqualTo("bin.000003");
    }

    @Test
    void isNotMovedBackByTheHeadOfAFileReadBefore() {
        position.rotated(new RotateEvent("bin.000001", 4), true);
        position.endUnlessOpen();

        assertThat(position.takeMoved()).isNull();
        assertThat(position.lastEnd().file()).isEqualTo("bin.000002");
        assertThat(position.lastEnd().offset()).isEqualTo(500);
    }

    @Test
    void followsTransactionsOfAnotherServer() {
        position.rotated(new RotateEvent("other.000001", 4), true);
        position.opened();
        position.transactionEnded();

        assertThat(position.lastEnd().file()).isEqualTo("other.000001");
    }

    private static final long GIB = 1L << 30;

    private static StreamPosition at(long offset) {
        StreamPosition position =
                new StreamPosition(new BinlogPosition("bin.000002", offset, GtidSet.EMPTY));
        position.rewind();
        return position;
    }

    private static BinlogPacket event(BinlogEventType type, long end, int bytes) {
        return new BinlogPacket(type.code(), 0, 1, end & 0xffff_ffffL, 0, bytes, new byte[0]);
    }

    @Test
    void aTransactionOfSeveralTimesFourGibibytes() {
        StreamPosition position = at(4);
        for (long end = GIB; end <= 10 * GIB; end += GIB) {
            position.advance(event(BinlogEventType.WRITE_ROWS, end + 7, 1 << 20));
            assertThat(position.offset()).isEqualTo(end + 7);
            assertThat(position.eventStart()).isEqualTo(end + 7 - (1 << 20));
        }
    }

    @Test
    void anEventThatEndsAtFourGibibytesHasAPlace() {
        StreamPosition position = at(4 * GIB - 300);
        position.advance(event(BinlogEventType.XID, 4 * GIB - 200, 100));
        position.advance(event(BinlogEventType.XID, 4 * GIB, 200));
        assertThat(position.offset()).isEqualTo(4 * GIB);

        position.advance(event(BinlogEventType.FORMAT_DESCRIPTION, 8 * GIB, 100));
        assertThat(position.offset()).isEqualTo(4 * GIB);
    }

    /** As MariaDB sends them since 11.4. */
    @Test
    void countsEventsThatDoNotTellTheirPlace() {
        StreamPosition position = at(500);
        position.advance(event(BinlogEventType.MARIADB_GTID, 542, 42));
        position.advance(event(BinlogEventType.TABLE_MAP, 0, 50));
        position.advance(event(BinlogEventType.WRITE_ROWS_V1, 0, 60));
        assertThat(position.eventStart()).isEqualTo(592);
        assertThat(position.offset()).isEqualTo(652);
        position.advance(event(BinlogEventType.XID, 683, 31));
        assertThat(position.offset()).isEqualTo(683);
    }

    /** The server leaves out the transactions it need not send. */
    @Test
    void aStreamByGtidGoesOnBehindTheLastTransaction() {
        StreamPosition position = at(9 * GIB);
        position.rotated(new RotateEvent("bin.000001", 4), true);
        position.advance(event(BinlogEventType.FORMAT_DESCRIPTION, 120, 116));
        position.rotated(new RotateEvent("bin.000002", 4), true);
        position.advance(event(BinlogEventType.FORMAT_DESCRIPTION, 120, 116));
        position.advance(event(BinlogEventType.PREVIOUS_GTIDS, 190, 70));
        position.advance(event(BinlogEventType.GTID, 9 * GIB + 60, 60));

        assertThat(position.offset()).isEqualTo(9 * GIB + 60);
        position.rotated(new RotateEvent("bin.000003", 4), true);
        position.advance(event(BinlogEventType.GTID, 250, 60));
        assertThat(position.offset()).isEqualTo(250);
    }

    @Test
    void anotherFileIsCountedFromItsBegin() {
        StreamPosition position = at(9 * GIB);
        position.rotated(new RotateEvent("bin.000003", 4), true);
        position.advance(event(BinlogEventType.GTID, GIB, 60));

        assertThat(position.offset()).isEqualTo(GIB);
    }

    @Test
    void heartbeatsTellWhatWasLeftOutAndNothingElse() {
        StreamPosition position = at(9 * GIB);
        position.advance(event(BinlogEventType.HEARTBEAT, 9 * GIB - 100, 40));
        assertThat(position.offset()).isEqualTo(9 * GIB);
        position.advance(event(BinlogEventType.HEARTBEAT, 9 * GIB + 100, 40));
        assertThat(position.offset()).isEqualTo(9 * GIB + 100);
        position.heard(new HeartbeatEvent("bin.000002", 30 * GIB));
        position.heard(new HeartbeatEvent("bin.000002", GIB));
        position.heard(new HeartbeatEvent("bin.000009", 50 * GIB));
        assertThat(position.offset()).isEqualTo(30 * GIB);
        assertThat(position.lastEnd().offset()).isEqualTo(9 * GIB);
    }

    @Test
    void fileNumbersAreComparedAsNumbers() {
        StreamPosition position =
                new StreamPosition(new BinlogPosition("bin.999999", 500, GtidSet.EMPTY));
        position.rotated(new RotateEvent("bin.1000000", 4), true);
        position.endUnlessOpen();

        assertThat(position.lastEnd().file()).isEqualTo("bin.1000000");
        assertThat(
                        position.endReached(
                                BinlogBound.at(
                                        new BinlogPosition("bin.999999", 9_000, GtidSet.EMPTY))))
                .isTrue();
    }
}
