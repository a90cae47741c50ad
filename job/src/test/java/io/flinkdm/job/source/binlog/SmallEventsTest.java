package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.binlog.BinlogEventType.Action;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.GtidAccumulator;
import io.flinkdm.udf.model.GtidSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmallEventsTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String UUID_HEX = UUID.replace("-", "");

    @Test
    void mySqlGtid() {
        GtidEvent event =
                GtidEvent.parseMySql(EventBytes.hex("01" + UUID_HEX + "0500000000000000"));

        assertThat(added(event)).hasToString(UUID + ":5");
        assertThat(added(new GtidEvent.Anonymous())).isEqualTo(GtidSet.EMPTY);
    }

    @Test
    void mariaDbGtid() {
        byte[] body = EventBytes.hex("0500000000000000 02000000 21 000000000000");
        GtidEvent.MariaDb event = (GtidEvent.MariaDb) GtidEvent.parseMariaDb(body, 9);

        assertThat(added(event)).hasToString("2-9-5");
        assertThat(event.standalone()).isTrue();
        assertThat(event.ddl()).isTrue();
        assertThat(event.xa()).isFalse();
    }

    @Test
    void gtidsOfFormerFiles() {
        String interval = "0100000000000000 0600000000000000";
        byte[] mysql =
                EventBytes.hex("0100000000000000" + UUID_HEX + "0100000000000000" + interval);
        byte[] mariaDb = EventBytes.hex("01000000 02000000 09000000 0500000000000000");

        assertThat(GtidListEvent.parseMySql(mysql).gtids()).hasToString(UUID + ":1-5");
        assertThat(GtidListEvent.parseMySql(new byte[8]).gtids()).isEqualTo(GtidSet.EMPTY);
        assertThat(GtidListEvent.parseMariaDb(mariaDb).gtids()).hasToString("2-9-5");
        assertThat(GtidListEvent.parseMariaDb(new byte[4]).gtids()).isEqualTo(GtidSet.EMPTY);
    }

    @Test
    void taggedGtidsOfFormerFiles() {
        String interval = "0100000000000000 0600000000000000";
        byte[] body =
                EventBytes.hex(
                        "0102000000000001"
                                + UUID_HEX
                                + "00 0100000000000000"
                                + interval
                                + UUID_HEX
                                + "06616263 0100000000000000"
                                + interval);
        byte[] later = EventBytes.hex("0101000000000002");

        assertThat(GtidListEvent.parseMySql(body).gtids()).hasToString(UUID + ":1-5:abc:1-5");
        assertThatThrownBy(() -> GtidListEvent.parseMySql(later))
                .isInstanceOf(MigrationException.class);
    }

    @Test
    void heartbeatWithAPlaceBehindFourGibibytes() {
        byte[] body = EventBytes.hex("01 03 612e31 02 09 fe0000000002000000 07 01 00 00");

        assertThat(HeartbeatEvent.parseV2(body)).isEqualTo(new HeartbeatEvent("a.1", 2L << 32));
        assertThatThrownBy(() -> HeartbeatEvent.parseV2(new byte[] {1, 9, 0}))
                .isInstanceOf(MigrationException.class);
    }

    @Test
    void namesOfXaTransactions() {
        byte[] body = EventBytes.hex("00 4d000000 03000000 02000000 74776f c3a9");

        assertThat(XaPrepareEvent.parse(body))
                .isEqualTo(new XaPrepareEvent(false, "X'74776f',X'c3a9',77"));
        assertThat(XaPrepareEvent.xidOf("XA COMMIT X'74776F', X'C3A9' ,77"))
                .isEqualTo("X'74776f',X'c3a9',77");
        assertThatThrownBy(() -> XaPrepareEvent.xidOf("XA COMMIT 'two'"))
                .isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> XaPrepareEvent.parse(new byte[3]))
                .isInstanceOf(MigrationException.class);
    }

    @Test
    void flagsOfMariaDbsGtid() {
        String head = "0500000000000000 02000000 ";
        // With the number of a group commit, with the name of an XA transaction, cut short.
        assertThat(mariaDb(head + "02 1100000000000000 02").alterBeginsOrFails()).isTrue();
        assertThat(mariaDb(head + "42 1100000000000000 01000000 01 01 3132 08").xa()).isTrue();
        assertThat(mariaDb(head + "40 01000000 01 00 31 04").alterBeginsOrFails()).isFalse();
        assertThat(mariaDb(head + "02 1100").alterBeginsOrFails()).isFalse();
    }

    private static GtidEvent.MariaDb mariaDb(String hex) {
        return (GtidEvent.MariaDb) GtidEvent.parseMariaDb(EventBytes.hex(hex), 9);
    }

    @Test
    void rotateAndXid() {
        assertThat(RotateEvent.parse(EventBytes.hex("0400000000000000 612e31")))
                .isEqualTo(new RotateEvent("a.1", 4));
        assertThat(XidEvent.parse(EventBytes.hex("0700000000000000"))).isEqualTo(new XidEvent(7));
        assertThatThrownBy(() -> XidEvent.parse(new byte[7]))
                .isInstanceOf(MigrationException.class);
    }

    @Test
    void everyEventTypeIsDecided() {
        assertThat(IntStream.rangeClosed(0, 42).mapToObj(BinlogEventType::of))
                .doesNotHaveDuplicates();
        assertThat(BinlogEventType.of(43)).isEqualTo(BinlogEventType.UNKNOWN);
        assertThat(BinlogEventType.UNKNOWN.action()).isEqualTo(Action.STOP);
        assertThat(Stream.of(BinlogEventType.values()).filter(t -> t.action() == Action.STOP))
                .allSatisfy(
                        type ->
                                assertThat(type.refusal(type.code(), "(f, 4)"))
                                        .hasMessageMatching(".*\\(f, 4\\): .{10,}"));
    }

    private static GtidSet added(GtidEvent event) {
        GtidAccumulator gtids = new GtidAccumulator(GtidSet.EMPTY);
        event.addTo(gtids);
        return gtids.set();
    }
}
