package io.flinkdm.job.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE orders_1 ADD c INT | orders",
                "DROP TABLE other.x, users | users",
                "RENAME TABLE other.x TO shop_2.orders_9 | orders",
                "CREATE TABLE shop_2.t LIKE other.t | t",
                "TRUNCATE log2 | log2"
            })
    void passesOnStatementsOnMigratedTables(String sql, String target) {
        DdlChange ddl = ddl("shop_1", sql);
        assertThat(transform(ddl)).containsExactly(routed(ddl, new TableId("shop_all", target)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE log ADD c INT",
                "DROP TABLE other.t",
                "CREATE TABLE other.t LIKE shop_1.orders_1",
                "CREATE DATABASE other",
                "GRANT SELECT ON shop_1.* TO u",
                "CREATE VIEW v AS SELECT 1",
                "DROP TEMPORARY TABLE users",
                "FLUSH PRIVILEGES",
                "BEGIN",
                "INSERT INTO log VALUES (1)"
            })
    void dropsWhatLeavesMigratedTablesAlone(String sql) {
        assertThat(transform(ddl("shop_1", sql))).isEmpty();
    }

    @Test
    void passesOnStatementsOnMigratedSchemas() {
        DdlChange ddl = ddl("", "DROP DATABASE shop_2");
        assertThat(transform(ddl)).containsExactly(routed(ddl, new TableId("shop_all", "")));
    }

    @Test
    void takesWhatItCannotReadForTheWorst() {
        DdlChange ddl = ddl("other", "FROBNICATE shop_1.users");
        assertThat(transform(ddl)).containsExactly(routed(ddl, new TableId("other", "")));
    }

    @Test
    void refusesRowsLoggedAsStatements() {
        assertThatThrownBy(() -> transform(ddl("shop_1", "UPDATE users SET a = 1")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=36014")
                .hasMessageContaining("mysql-01")
                .hasMessageContaining("(mysql-bin.000001, 4)");
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

    private static RoutedDdl routed(DdlChange ddl, TableId table) {
        return new RoutedDdl(
                ddl,
                0,
                table.schema(),
                table.table().isEmpty() ? List.of() : List.of(table),
                List.of(),
                List.of(table.schema()),
                "");
    }

    private static DdlChange ddl(String schema, String sql) {
        return new DdlChange("mysql-01", schema, sql, Origin.binlog("mysql-bin.000001", 4, 0));
    }
}
