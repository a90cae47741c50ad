package io.flinkdm.submit.demo;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares every table the demo's task migrates with its copy. Stateless. */
final class ShopCheck {

    /** Source table to target table, as the task's routes say. */
    private static final Map<String, String> COPIES =
            new TreeMap<>(
                    Map.of(
                            "shop.customer", "shop_copy.customer",
                            "shop.orders", "shop_copy.orders",
                            "shop.product", "shop_copy.catalog"));

    private final TestServer source;
    private final TestServer target;

    ShopCheck(TestServer source, TestServer target) {
        this.source = source;
        this.target = target;
    }

    /** Says how each table compares; true when all are equal. */
    boolean run(Consumer<String> say) throws SQLException {
        boolean equal = true;
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            for (Map.Entry<String, String> copy : COPIES.entrySet()) {
                Differences differences =
                        TableDiff.compare(left, copy.getKey(), right, copy.getValue());
                equal &= differences.isEmpty();
                say.accept(line(copy, differences, count(left, copy.getKey())));
            }
        }
        say.accept(equal ? "source and target are equal" : "source and target DIFFER");
        return equal;
    }

    private static String line(Map.Entry<String, String> copy, Differences differences, long rows) {
        String result =
                differences.isEmpty()
                        ? String.format(Locale.ROOT, "equal, %,d rows", rows)
                        : differences.toString();
        return String.format("%-14s -> %-19s %s", copy.getKey(), copy.getValue(), result);
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
