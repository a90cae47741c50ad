package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RowsEventTest {

    private static final String HEAD = "070000000000 0100";

    private final RowDecoder decoder =
            RowDecoder.of(EventBytes.tableMap(), EventBytes.schema("int", "varchar(9)"));

    @Test
    void insertsHaveTheNewRowOnly() {
        RowsEvent event =
                parse(BinlogEventType.WRITE_ROWS, "0200 02 ff 00 01000000 0161 02 02000000");

        assertThat(event.tableId()).isEqualTo(7);
        assertThat(event.kind()).isEqualTo(ChangeKind.INSERT);
        assertThat(event.endsStatement()).isTrue();
        assertThat(event.next(decoder)).isTrue();
        assertThat(event.before()).isNull();
        assertThat(event.after()).isEqualTo(Row.of(1L, "a"));
        assertThat(event.next(decoder)).isTrue();
        assertThat(event.after()).isEqualTo(Row.of(2L, null));
        assertThat(event.next(decoder)).isFalse();
    }

    @Test
    void versionOneHasNoExtraData() {
        RowsEvent event = parse(BinlogEventType.DELETE_ROWS_V1, "02 ff 00 01000000 0161");

        assertThat(event.next(decoder)).isTrue();
        assertThat(event.before()).isEqualTo(Row.of(1L, "a"));
        assertThat(event.after()).isNull();
    }

    @Test
    void updatesHaveBothAndExtraDataIsSkipped() {
        RowsEvent event =
                parse(
                        BinlogEventType.UPDATE_ROWS,
                        "0500 000000 02 ff ff 00 01000000 0161 00 01000000 0162");

        assertThat(event.next(decoder)).isTrue();
        assertThat(event.before()).isEqualTo(Row.of(1L, "a"));
        assertThat(event.after()).isEqualTo(Row.of(1L, "b"));
    }

    @Test
    void imagesWithoutAllColumnsStop() {
        RowsEvent insert = parse(BinlogEventType.WRITE_ROWS_V1, "02 01 00 01000000");
        RowsEvent update =
                parse(BinlogEventType.UPDATE_ROWS_V1, "02 02 03 00 0161 00 01000000 0161");

        assertCode(ErrorCode.BINLOG_NOT_LOG_COLUMN, () -> insert.next(decoder));
        assertCode(ErrorCode.BINLOG_NOT_LOG_COLUMN, () -> update.next(decoder));
    }

    /** As MariaDB writes them with FULL_NODUP. */
    @Test
    void columnsAnUpdateLeavesOutAreAsTheyWere() {
        RowsEvent event =
                parse(
                        BinlogEventType.UPDATE_ROWS_V1,
                        "02 03 02 00 01000000 0161 00 0162 00 02000000 0161 01");

        assertThat(event.next(decoder)).isTrue();
        assertThat(event.before()).isEqualTo(Row.of(1L, "a"));
        assertThat(event.after()).isEqualTo(Row.of(1L, "b"));
        assertThat(event.next(decoder)).isTrue();
        assertThat(event.after()).isEqualTo(Row.of(2L, null));
        assertThat(event.next(decoder)).isFalse();
    }

    @Test
    void generatedColumnsAnUpdateLeavesOutStop() {
        TableSchema plain = EventBytes.schema("int", "varchar(9)");
        Column made = new Column("c1", plain.columns().get(0).type(), true, true);
        RowDecoder decoder =
                RowDecoder.of(
                        EventBytes.tableMap(),
                        new TableSchema(List.of(made, plain.columns().get(1)), List.of()));
        RowsEvent event =
                parse(BinlogEventType.UPDATE_ROWS_V1, "02 03 02 00 01000000 0161 00 0162");

        assertCode(ErrorCode.BINLOG_NOT_LOG_COLUMN, () -> event.next(decoder));
        RowsEvent delete = parse(BinlogEventType.DELETE_ROWS_V1, "02 02 00 0161");
        assertCode(ErrorCode.UNSUPPORTED_YET, () -> delete.next(decoder));
    }

    @Test
    void bytesCutShortStop() {
        RowsEvent event = parse(BinlogEventType.WRITE_ROWS_V1, "02 03 00 0100");

        assertCode(ErrorCode.BINLOG_EVENT_DECODE, () -> event.next(decoder));
        assertCode(
                ErrorCode.BINLOG_EVENT_DECODE,
                () -> RowsEvent.parse(BinlogEventType.WRITE_ROWS, new byte[9]));
    }

    @Test
    void aStructureOfAnotherShapeStops() {
        assertCode(
                ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH,
                () -> RowDecoder.of(EventBytes.tableMap(), EventBytes.schema("int")));
        TableMapEvent unsigned =
                TableMapEvent.parse(EventBytes.hex(EventBytes.TABLE_MAP + "010180"));
        assertCode(
                ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH,
                () -> RowDecoder.of(unsigned, EventBytes.schema("int", "varchar(9)")));
    }

    private static RowsEvent parse(BinlogEventType type, String rest) {
        return RowsEvent.parse(type, EventBytes.hex(HEAD + rest));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
