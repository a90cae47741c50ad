package io.flinkdm.submit.demo;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The shop database of the demo: its tables, and their first rows. Stateless. */
final class ShopSchema {

    static final int PRODUCTS = 500;

    private static final int ROWS_PER_STATEMENT = 20_000;

    private static final List<String> TABLES =
            List.of(
                    "CREATE DATABASE shop DEFAULT CHARACTER SET utf8mb4",
                    "CREATE TABLE shop.customer (id BIGINT PRIMARY KEY,"
                            + " name VARCHAR(60) NOT NULL, city VARCHAR(40),"
                            + " balance DECIMAL(12, 2) NOT NULL, joined DATE)",
                    "CREATE TABLE shop.product (id INT PRIMARY KEY, title VARCHAR(80) NOT NULL,"
                            + " price DECIMAL(8, 2) NOT NULL, stock INT NOT NULL, facts JSON)",
                    "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY AUTO_INCREMENT,"
                            + " customer_id BIGINT NOT NULL, product_id INT NOT NULL,"
                            + " quantity SMALLINT UNSIGNED NOT NULL,"
                            + " status ENUM('new', 'paid', 'sent', 'returned') NOT NULL,"
                            + " placed_at DATETIME(6) NOT NULL, note VARCHAR(200),"
                            + " KEY by_customer (customer_id))",
                    "CREATE TABLE shop.session_log (id BIGINT PRIMARY KEY AUTO_INCREMENT,"
                            + " customer_id BIGINT NOT NULL, seen_at TIMESTAMP(3) NOT NULL)");

    private static final String NUMBERS =
            "WITH RECURSIVE n (i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) ";

    private ShopSchema() {}

    static void create(TestServer database, int orders) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String table : TABLES) {
                execute(connection, table);
            }
            execute(connection, "SET SESSION cte_max_recursion_depth = 1000000");
            fill(
                    connection,
                    "INSERT INTO shop.customer "
                            + NUMBERS
                            + "SELECT i, CONCAT('Customer ', i), ELT(1 + i % 4, 'Oslo', 'Köln',"
                            + " '北京', NULL), i * 1.25, DATE('2020-02-29') + INTERVAL i % 900 DAY"
                            + " FROM n",
                    customers(orders));
            fill(
                    connection,
                    "INSERT INTO shop.product "
                            + NUMBERS
                            + "SELECT i, CONCAT('Product ', i), i * 0.99, 100,"
                            + " JSON_OBJECT('weight', i / 8, 'tags', JSON_ARRAY('a', i)) FROM n",
                    PRODUCTS);
            fill(
                    connection,
                    "INSERT INTO shop.orders "
                            + NUMBERS
                            + "SELECT i, 1 + i % "
                            + customers(orders)
                            + ", 1 + i % "
                            + PRODUCTS
                            + ", 1 + i % 9, 1 + i % 4,"
                            + " TIMESTAMP('2024-01-01') + INTERVAL i * 1357 MICROSECOND,"
                            + " IF(i % 3, CONCAT('order ', i), NULL) FROM n",
                    orders);
        }
    }

    /** Customers of a shop with that many orders. */
    static int customers(int orders) {
        return Math.max(10, orders / 20);
    }

    private static void fill(Connection connection, String insert, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int from = 1; from <= rows; from += ROWS_PER_STATEMENT) {
                statement.setInt(1, from);
                statement.setInt(2, Math.min(rows, from + ROWS_PER_STATEMENT - 1));
                statement.executeUpdate();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
