package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A file of events of 1 GiB, as far as their headers tell. */
class HeadSkipperTest {

    private static final long GIB = 1L << 30;
    private static final String FILE = Assemblers.FILE;

    private final Packets packets = new Packets();

    private BinlogPacket gibibyte(BinlogPacket packet) {
        return packets.sized(packet, (int) GIB);
    }

    private List<BinlogPacket> file() {
        List<BinlogPacket> file = new ArrayList<>();
        file.add(packets.madeUpRotate(FILE));
        file.add(packets.event(BinlogEventType.FORMAT_DESCRIPTION));
        for (long end = GIB; end <= 7 * GIB; end += GIB) {
            packets.at(end - Packets.BYTES);
            boolean even = end / GIB % 2 == 0;
            file.add(gibibyte(even ? packets.xid() : packets.gtid((int) (end / GIB))));
        }
        file.add(packets.rotate("mysql-bin.000002"));
        return file;
    }

    private List<BinlogPacket> passed(long place) {
        HeadSkipper head = HeadSkipper.to(place);
        return file().stream().map(head::pass).filter(Objects::nonNull).toList();
    }

    @Test
    void aPlaceAServerCanBeAskedForIsLeftToIt() {
        HeadSkipper head = HeadSkipper.to(GIB);

        assertThat(head.askFor()).isEqualTo(GIB);
        assertThat(file()).allSatisfy(packet -> assertThat(head.pass(packet)).isSameAs(packet));
    }

    @Test
    void eventsBeforeAPlaceBehindFourGibibytesArePassedOver() {
        assertThat(HeadSkipper.to(6 * GIB).askFor()).isEqualTo(4);
        assertThat(passed(6 * GIB))
                .extracting(BinlogPacket::eventType)
                .containsExactly(
                        BinlogEventType.ROTATE,
                        BinlogEventType.FORMAT_DESCRIPTION,
                        BinlogEventType.GTID,
                        BinlogEventType.ROTATE);
    }

    @Test
    void whoReadsOnSeesAStreamThatBeginsThere() {
        BinlogPosition place = new BinlogPosition(FILE, 6 * GIB, GtidSet.EMPTY);
        ChangeAssembler assembler = Assemblers.wanting("a", place, Map.of());
        assembler.restart();
        BatchBuilder batch = new BatchBuilder();
        List<BinlogPacket> passed = passed(6 * GIB);
        passed.subList(0, 3).forEach(packet -> assembler.accept(packet, batch));

        assertThat(assembler.position().offset()).isEqualTo(7 * GIB);
        assertThat(assembler.position().lastEnd()).isEqualTo(place);
    }

    @Test
    void aPlaceWithinAnEventOrBehindTheEndIsRefused() {
        assertThatThrownBy(() -> passed(6 * GIB + 1)).isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> passed(8 * GIB)).isInstanceOf(MigrationException.class);
    }
}
