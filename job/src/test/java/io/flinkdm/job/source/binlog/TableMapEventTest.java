package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.binlog.value.BinlogColumn;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TableMapEventTest {

    @Test
    void readsNamesAndColumns() {
        TableMapEvent map = EventBytes.tableMap();

        assertThat(map.tableId()).isEqualTo(7);
        assertThat(map.table()).isEqualTo(new TableId("a", "t"));
        assertThat(map.columns()).containsExactly(new BinlogColumn(3, 0), new BinlogColumn(15, 9));
        assertThat(map.unsigned()).isEmpty();
    }

    @Test
    void readsTheSignFromAmongOptionalMetadata() {
        // Default character set first, then one byte of signedness.
        byte[] body = EventBytes.hex(EventBytes.TABLE_MAP + "0201ff 010180");
        BitSet first = new BitSet();
        first.set(0);

        assertThat(TableMapEvent.parse(body).unsigned()).contains(first);
    }

    @Test
    void aTypeNobodyKnowsWaitsForTheRowDecoder() {
        byte[] body = EventBytes.hex("070000000000 0100 016100 017400 02 c803 01 ff 03");

        assertThat(TableMapEvent.parse(body).columns()).hasSize(2);
        assertThatThrownBy(
                        () ->
                                RowDecoder.of(
                                        TableMapEvent.parse(body), EventBytes.schema("int", "int")))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_YET));
    }

    @Test
    void bytesCutShortAreAnError() {
        byte[] body = EventBytes.hex(EventBytes.TABLE_MAP.substring(0, 30));

        assertThatThrownBy(() -> TableMapEvent.parse(body))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_EVENT_DECODE));
    }
}
