package io.flinkdm.job.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.ddl.KnownServers;
import io.flinkdm.job.ddl.StatementTranslator;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTransformerTest {

    private static final TableId ORDERS = new TableId("shop_all", "orders");

    /** Migrates shop_1 and shop_2 without their logs; shards of orders go to one table. */
    private static final RuleDefinitions RULES =
            new RuleDefinitions(
                    "mysql-01",
                    CaseSensitivity.INSENSITIVE,
                    new BlockAllowRules(
                            List.of("~^shop_\\d$"),
                            List.of(),
                            List.of(),
                            List.of(new TableRule("~.*", "log"))),
                    List.of(
                            new RouteRule("orders", "shop_*", "orders_*", "shop_all", "orders"),
                            new RouteRule("shops", "shop_*", "", "shop_all", "")),
                    List.of(),
                    List.of());

    private final ChangeTransformer transformer =
            new ChangeTransformer(
                    UpstreamRules.compile(RULES),
                    new KnownStructures(),
                    new Session(ZoneOffset.UTC, InstantSource.system()),
                    new StatementTranslator(
                            UpstreamRules.compile(RULES), KnownServers.PLAIN, line -> {}),
                    rule -> {});

    @Test
    void routesRowsOfMigratedTables() {
        RowChange row = row("shop_1", "orders_2");
        assertThat(transform(row)).containsExactly(new RoutedRow(row, ORDERS));
        assertThat(transform(row("shop_2", "users")))
                .extracting(event -> ((RoutedRow) event).target())
                .containsExactly(new TableId("shop_all", "users"));
    }

    @Test
    void marksEveryRowInSafeMode() {
        transformer.inSafeMode();
        RowChange row = row("shop_1", "orders_2");
        assertThat(row.safe()).isFalse();
        assertThat(transform(row)).containsExactly(new RoutedRow(row.asSafe(), ORDERS));
    }

    @Test
    void dropsRowsOfOtherTables() {
        assertThat(transform(row("shop_1", "log"))).isEmpty();
        assertThat(transform(row("mysql", "user"))).isEmpty();
    }

    @Test
    void asksThePatternsOnceForEachTable() {
        RoutedRow first = (RoutedRow) transform(row("shop_1", "orders_2")).get(0);
        transform(row("shop_1", "orders_3"));
        RoutedRow again = (RoutedRow) transform(row("shop_1", "orders_2")).get(0);
        assertThat(again.target()).isSameAs(first.target());
    }

    @Test
    void translatesStatements() {
        DdlChange ddl = ddl("shop_1", "DROP TABLE other.x, users, orders_1");
        assertThat(transform(ddl))
                .extracting(event -> ((RoutedDdl) event).statements().get(0))
                .containsExactly(
                        "DROP TABLE IF EXISTS `shop_all`.`users`",
                        "DROP TABLE IF EXISTS `shop_all`.`orders`");
    }

    private List<RoutedEvent> transform(ChangeEvent event) {
        List<RoutedEvent> out = new ArrayList<>();
        transformer.transform(event, out::add);
        return out;
    }

    private static RowChange row(String schema, String table) {
        return new RowChange(
                new SourceTable("mysql-01", new TableId(schema, table)),
                1,
                ChangeKind.INSERT,
                null,
                Row.of(1L),
                false,
                Origin.binlog("mysql-bin.000001", 4, 0),
                0);
    }

    private static DdlChange ddl(String schema, String sql) {
        return new DdlChange("mysql-01", schema, sql, Origin.binlog("mysql-bin.000001", 4, 0));
    }
}
