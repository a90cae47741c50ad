package io.flinkdm.job.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.ddl.KnownServers;
import io.flinkdm.job.ddl.StatementTranslator;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.ExtractRule.From;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowRulesTest {

    private static final Origin BINLOG = Origin.binlog("mysql-bin.000001", 4, 0);

    private static final RuleDefinitions RULES =
            new RuleDefinitions(
                    "mysql-01",
                    CaseSensitivity.INSENSITIVE,
                    BlockAllowRules.NONE,
                    List.of(
                            new RouteRule(
                                    "shards",
                                    "shop_*",
                                    "orders_*",
                                    "shop",
                                    "orders",
                                    List.of(new ExtractRule(From.TABLE, "orders_(.*)", "shard")))),
                    List.of(
                            rule("no-deletes", "shop_1", "*", "Ignore", "delete", "truncate table"),
                            rule("no-drops", "shop_1", "user*", "Error", "drop table"),
                            rule("frozen", "archive", "*", "Error", "update")),
                    List.of(
                            new ExpressionRule(
                                    "small", "shop_1", "orders_7", "id < 10", "", "", "")));

    private final KnownStructures structures = new KnownStructures();
    private final List<String> filtered = new ArrayList<>();
    private final long ids =
            structures.add(
                    new TableSchema(
                            List.of(
                                    new Column(
                                            "id",
                                            new ColumnType("int", "int", null, null, List.of()),
                                            false,
                                            false)),
                            List.of()));
    private final ChangeTransformer transformer =
            new ChangeTransformer(
                    UpstreamRules.compile(RULES),
                    structures,
                    new Session(ZoneOffset.UTC, InstantSource.system()),
                    new StatementTranslator(
                            UpstreamRules.compile(RULES), KnownServers.PLAIN, line -> {}),
                    filtered::add);

    @Test
    void leavesEventsOut() {
        assertThat(transform(change("shop_1", "users", ChangeKind.DELETE, 1, BINLOG))).isEmpty();
        assertThat(filtered).containsExactly("no-deletes");
        assertThat(transform(change("shop_2", "users", ChangeKind.DELETE, 1, BINLOG))).hasSize(1);
    }

    @Test
    void leavesRowsOutByTheirValues() {
        assertThat(transform(change("shop_1", "orders_7", ChangeKind.INSERT, 9, BINLOG))).isEmpty();
        assertThat(transform(change("shop_1", "orders_7", ChangeKind.INSERT, 10, BINLOG)))
                .hasSize(1);
        assertThat(filtered).containsExactly("small");
    }

    @Test
    void addsWhatTheRouteExtracts() {
        RowChange row =
                ((RoutedRow)
                                transform(
                                                change(
                                                        "shop_2",
                                                        "orders_3",
                                                        ChangeKind.INSERT,
                                                        5,
                                                        BINLOG))
                                        .get(0))
                        .change();
        assertThat(row.after()).isEqualTo(Row.of(5L, "3"));
        assertThat(structures.schema(row.schema()).columns())
                .extracting(Column::name)
                .containsExactly("id", "shard");
    }

    @Test
    void loadsAllRowsWithTheirExtractedColumns() {
        RowChange small = change("shop_1", "orders_7", ChangeKind.INSERT, 9, Origin.snapshot(0));
        assertThat(((RoutedRow) transform(small).get(0)).change().after())
                .isEqualTo(Row.of(9L, "7"));
        assertThat(filtered).isEmpty();
    }

    @Test
    void stopsWhereARuleWantsIt() {
        assertThatThrownBy(() -> transform(change("archive", "t", ChangeKind.UPDATE, 1, BINLOG)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=36015")
                .hasMessageContaining("frozen")
                .hasMessageContaining("`archive`.`t`");
        assertThatThrownBy(() -> transform(ddl("DROP TABLE users")))
                .hasMessageContaining("code=36015")
                .hasMessageContaining("no-drops");
    }

    @Test
    void leavesStatementsOut() {
        assertThat(transform(ddl("TRUNCATE TABLE users"))).isEmpty();
        assertThat(transform(ddl("ALTER TABLE users ADD COLUMN c INT"))).hasSize(1);
    }

    private List<RoutedEvent> transform(ChangeEvent event) {
        List<RoutedEvent> out = new ArrayList<>();
        transformer.transform(event, out::add);
        return out;
    }

    private RowChange change(String schema, String table, ChangeKind kind, long id, Origin origin) {
        Row row = Row.of(id);
        return new RowChange(
                new SourceTable("mysql-01", new TableId(schema, table)),
                ids,
                kind,
                kind == ChangeKind.INSERT ? null : row,
                kind == ChangeKind.DELETE ? null : row,
                false,
                origin,
                0);
    }

    private static DdlChange ddl(String sql) {
        return new DdlChange("mysql-01", "shop_1", sql, BINLOG);
    }

    private static BinlogEventRule rule(
            String name, String schema, String table, String action, String... events) {
        return new BinlogEventRule(name, schema, table, List.of(events), List.of(), action);
    }
}
