package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any event, for properties. */
final class Events {

    private Events() {}

    static Arbitrary<ChangeEvent> changes() {
        return Arbitraries.oneOf(rows().map(row -> row), ddls().map(ddl -> ddl));
    }

    static Arbitrary<RowChange> rows() {
        return Combinators.combine(
                        tables(),
                        Arbitraries.longs(),
                        images(),
                        origins(),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.of(true, false))
                .as(
                        (table, schema, images, origin, index, safe) ->
                                new RowChange(
                                        table,
                                        schema,
                                        images.kind,
                                        images.before,
                                        images.after,
                                        safe,
                                        origin,
                                        index));
    }

    static Arbitrary<DdlChange> ddls() {
        return Combinators.combine(
                        names(),
                        names(),
                        Arbitraries.strings(),
                        origins(),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(Events::ddl);
    }

    private static DdlChange ddl(
            String source, String schema, String sql, Origin origin, long endOffset) {
        return new DdlChange(
                source,
                schema,
                sql,
                origin,
                endOffset,
                StatementSession.UNKNOWN,
                "",
                0,
                StructuresBefore.NONE);
    }

    /** A table has a name; a schema may be left out. */
    static Arbitrary<TableId> targets() {
        return Combinators.combine(names(), names().filter(name -> !name.isEmpty()))
                .as(TableId::new);
    }

    private static Arbitrary<SourceTable> tables() {
        return Combinators.combine(names(), targets()).as(SourceTable::new);
    }

    /** Few names, so that caches are hit, and odd ones. */
    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("mysql-01", "shop", "orders", "订单", "", "`"),
                Arbitraries.strings().ofMaxLength(64));
    }

    private static Arbitrary<Origin> origins() {
        Arbitrary<Origin> binlog =
                Combinators.combine(
                                Arbitraries.of("mysql-bin.000001", "mysql-bin.000002"),
                                Arbitraries.longs(),
                                Arbitraries.longs())
                        .as(Origin::binlog);
        return Arbitraries.oneOf(
                binlog, Arbitraries.integers().greaterOrEqual(0).map(Origin::snapshot));
    }

    private static Arbitrary<Images> images() {
        return Combinators.combine(Arbitraries.of(ChangeKind.class), images(8), images(8))
                .as(
                        (kind, before, after) ->
                                new Images(
                                        kind,
                                        kind == ChangeKind.INSERT ? null : before,
                                        kind == ChangeKind.DELETE ? null : after));
    }

    private static Arbitrary<Row> images(int columns) {
        return values().array(Object[].class).ofMaxSize(columns).map(Row::of);
    }

    private static Arbitrary<Object> values() {
        List<Arbitrary<Object>> kinds =
                List.of(
                        Arbitraries.longs().asGeneric(),
                        Arbitraries.longs().between(-2, 70).asGeneric(),
                        Arbitraries.doubles().asGeneric(),
                        Arbitraries.bigIntegers().greaterOrEqual(BigInteger.ZERO).asGeneric(),
                        Arbitraries.strings().asGeneric(),
                        latin1().asGeneric(),
                        Arbitraries.bytes().array(byte[].class).asGeneric());
        return Arbitraries.oneOf(kinds).injectNull(0.1);
    }

    private static Arbitrary<String> latin1() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(200);
    }

    private record Images(ChangeKind kind, Row before, Row after) {}
}
