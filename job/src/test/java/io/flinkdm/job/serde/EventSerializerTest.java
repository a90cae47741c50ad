package io.flinkdm.job.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    private static final TableId TARGET = new TableId("shop", "orders");
    private static final RowChange UPDATE =
            new RowChange(
                    new SourceTable("mysql-01", new TableId("shop_1", "orders_2")),
                    0x0123456789abcdefL,
                    ChangeKind.UPDATE,
                    Row.of(7L, -1L, "new", null, 1.5d, new byte[] {1, 2}),
                    Row.of(7L, new BigInteger("18446744073709551615"), "\u4e2d", null, 1.5d, "é"),
                    true,
                    Origin.binlog("mysql-bin.000003", 4_294_967_300L, 1_700_000_000_000L),
                    300);

    private static final String GOLDEN_ROW =
            "01000000830d020473686f70066f7264657273fffffffe001d1a03086d7973716c2d30310673686f70"
                    + "5f31086f72646572735f320123456789abcdef1201106d7973716c2d62696e2e30303030"
                    + "3033848080801080a0abfef962ac0206470101836e657700033ff8000000000000060201"
                    + "020607020900ffffffffffffffff0501e4b8ad000781e9";
    private static final String GOLDEN_DDL =
            "0100000031200a01086d7973716c2d303108010673686f705f310c44524f50205441424c45206105"
                    + "0103622e31090000000000000000";
    private static final String GOLDEN_SNAPSHOT =
            "01000001030d020473686f70066f7264657273501a03086d7973716c2d30310673686f705f31086f"
                    + "72646572735f32000000000000000105000204c801"
                    + "61".repeat(200)
                    + "018001";

    @Test
    void keepsTheBytesOfVersion1OfARow() throws IOException {
        TargetEvent event = new TargetEvent(UPDATE, TARGET, -2);
        assertThat(hex(new TargetEventSerializer(), event)).isEqualTo(GOLDEN_ROW);
        assertThat(read(new TargetEventSerializer(), GOLDEN_ROW)).isEqualTo(event);
    }

    @Test
    void keepsTheMarkOfATransaction() throws IOException {
        Origin origin = UPDATE.origin().within(new TransactionMark("a:1-9", "a:10", 300, true));
        RowChange marked =
                new RowChange(
                        UPDATE.table(),
                        UPDATE.schema(),
                        UPDATE.kind(),
                        UPDATE.before(),
                        UPDATE.after(),
                        false,
                        origin,
                        2);
        TargetEvent event = new TargetEvent(marked, TARGET, 1);

        String bytes = hex(new TargetEventSerializer(), event);

        assertThat(read(new TargetEventSerializer(), bytes)).isEqualTo(event);
    }

    @Test
    void keepsTheBytesOfVersion1OfAStatement() throws IOException {
        ChangeEvent event =
                new DdlChange("mysql-01", "shop_1", "DROP TABLE a", Origin.binlog("b.1", 9, 0));
        assertThat(hex(new ChangeEventSerializer(), event)).isEqualTo(GOLDEN_DDL);
        assertThat(read(new ChangeEventSerializer(), GOLDEN_DDL)).isEqualTo(event);
    }

    @Test
    void keepsAllOfAStatementOnItsWay() throws IOException {
        TableId table = new TableId("shop_1", "a");
        DdlChange change =
                new DdlChange(
                        "mysql-01",
                        "shop_1",
                        "ALTER TABLE a ADD b INT",
                        Origin.binlog("b.1", 9, 0),
                        5_000_000_000L,
                        new StatementSession(
                                Set.of("ANSI_QUOTES", "STRICT_ALL_TABLES"), "+02:00", 123456),
                        "a:10",
                        2,
                        new StructuresBefore(
                                Map.of(table, "CREATE TABLE `shop_1`.`a` (`a` int)"),
                                Map.of("shop_1", "utf8mb4_bin")));
        RoutedDdl event =
                new RoutedDdl(
                        change,
                        3,
                        "shop",
                        List.of(TARGET),
                        List.of("ALTER TABLE `shop`.`orders` ADD COLUMN `b` INT"),
                        List.of("shop", "other"),
                        "no");

        String bytes = hex(new RoutedEventSerializer(), event);

        assertThat(read(new RoutedEventSerializer(), bytes)).isEqualTo(event);
    }

    @Test
    void keepsTheBytesOfVersion1OfASnapshotRow() throws IOException {
        RowChange insert =
                new RowChange(
                        UPDATE.table(),
                        1,
                        ChangeKind.INSERT,
                        null,
                        Row.of("a".repeat(200), 64L),
                        false,
                        Origin.snapshot(5),
                        0);
        RoutedRow event = new RoutedRow(insert, TARGET);
        assertThat(hex(new RoutedEventSerializer(), event)).isEqualTo(GOLDEN_SNAPSHOT);
        assertThat(read(new RoutedEventSerializer(), GOLDEN_SNAPSHOT)).isEqualTo(event);
    }

    @Test
    void readsRepeatedNamesAndValuesIntoOneInstance() throws IOException {
        ChangeEventSerializer serializer = new ChangeEventSerializer();
        String bytes = hex(serializer, UPDATE);
        RowChange first = (RowChange) read(serializer, bytes);
        RowChange second = (RowChange) read(serializer, bytes);
        assertThat(second.table()).isSameAs(first.table());
        assertThat(second.origin()).isSameAs(first.origin());
        assertThat(first.after().value(4)).isSameAs(first.before().value(4));
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> read(new ChangeEventSerializer(), "02" + GOLDEN_DDL.substring(2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void refusesBytesItDoesNotUnderstand() {
        String longer = "010000002b" + GOLDEN_DDL.substring(10) + "00";
        assertThatThrownBy(() -> read(new ChangeEventSerializer(), longer))
                .isInstanceOf(IOException.class);
    }

    @Test
    void restoresFromItsSnapshot() throws IOException {
        TypeSerializer<ChangeEvent> serializer = new ChangeEventSerializer();
        assertThat(new ChangeEventSerializer.Snapshot().restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer.duplicate()).isEqualTo(serializer).isNotSameAs(serializer);
    }

    private static <T> String hex(TypeSerializer<T> serializer, T event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(event, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }

    private static <T> T read(TypeSerializer<T> serializer, String hex) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(hex)));
    }
}
