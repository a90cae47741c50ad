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
