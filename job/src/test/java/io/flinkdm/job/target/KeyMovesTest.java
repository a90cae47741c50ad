package io.flinkdm.job.target;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static io.flinkdm.job.target.Tables.text;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyMovesTest {

    /** Not a neighbour of a small key. */
    private static final long FAR = 4711;

    private static final TableSchema SOURCE =
            schema(List.of(bigint("id"), text("u")), primary("id"));
    private static final SourceTable TABLE = new SourceTable("s", new TableId("a", "b"));

    private static RowChange update(Row before, Row after) {
        return new RowChange(
                TABLE, 1, ChangeKind.UPDATE, before, after, true, Origin.binlog("f", 4, 0), 3);
    }

    private static List<TargetEvent> addressed(RowChange change, Key... keys) {
        TargetTable table = target(schema(SOURCE.columns(), keys));
        List<TargetEvent> events = new ArrayList<>();
        KeyMoves.address(change, Tables.ID, 5, TargetAddress.of(table, SOURCE), events::add);
        return events;
    }

    @Test
    void anUpdateStaysWholeWhileItsKeyDoes() {
        RowChange change = update(Row.of(1L, "x"), Row.of(1L, "y"));
        assertThat(addressed(change, primary("id")))
                .singleElement()
                .satisfies(event -> assertThat(event.change()).isSameAs(change))
                .satisfies(event -> assertThat(event.structure()).isEqualTo(5));
    }

    @Test
    void aMoveIsADeleteAndAnInsert() {
        List<TargetEvent> events =
                addressed(update(Row.of(1L, "x"), Row.of(FAR, "x")), primary("id"));
        assertThat(events)
                .extracting(event -> event.change().kind())
                .containsExactly(ChangeKind.DELETE, ChangeKind.INSERT);
        assertThat(events).allMatch(event -> event.change().safe() && event.structure() == 5);
        assertThat(events.get(0).address()).isNotEqualTo(events.get(1).address());
    }

    /** The row takes the values of the target's own column along. */
    @Test
    void aMoveStaysWholeBesideAColumnOfTheTarget() {
        TargetTable table =
                target(schema(List.of(bigint("id"), text("u"), text("own")), primary("id")));
        TargetAddress address = TargetAddress.of(table, SOURCE);
        List<TargetEvent> events = new ArrayList<>();
        RowChange change = update(Row.of(1L, "x"), Row.of(FAR, "x"));
        KeyMoves.address(change, Tables.ID, 0, address, events::add);
        assertThat(events).singleElement().extracting(TargetEvent::change).isSameAs(change);
        assertThat(address.of(Row.of(1L, "x"))).isEqualTo(address.of(Row.of(FAR, "x")));
    }

    @Test
    void orderedTablesHaveOneAddressAndKeepTheirUpdates() {
        RowChange change = update(Row.of(1L, "x"), Row.of(FAR, "x"));
        List<TargetEvent> events = addressed(change, primary("id"), unique("u"));
        assertThat(events).hasSize(1);
        RowChange other = update(Row.of(8L, "x"), Row.of(FAR, "x"));
        assertThat(addressed(other, primary("id"), unique("u")).get(0).address())
                .isEqualTo(events.get(0).address());
    }

    @Test
    void snapshotRowsOfOrderedTablesSpread() {
        TargetTable table = target(schema(SOURCE.columns(), primary("id"), unique("u")));
        TargetAddress address = TargetAddress.of(table, SOURCE);
        assertThat(address.ofSnapshot(Row.of(1L, "x")))
                .isNotEqualTo(address.ofSnapshot(Row.of(FAR, "y")));
        assertThat(address.of(Row.of(1L, "x"))).isEqualTo(address.of(Row.of(FAR, "y")));
    }
}
