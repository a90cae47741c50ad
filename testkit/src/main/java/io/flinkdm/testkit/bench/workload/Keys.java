package io.flinkdm.testkit.bench.workload;

import java.util.Random;

/**
 * The rows one of several connections may change: no two share one, so that the outcome does not
 * depend on their order. One thread.
 */
final class Keys {

    private final SysbenchTables tables;
    private final int number;
    private final int connections;
    private final Random random;

    Keys(SysbenchTables tables, int number, int connections, long seed) {
        this.tables = tables;
        this.number = number;
        this.connections = connections;
        this.random = new Random(seed * 1_000 + number);
    }

    /** Any of them. */
    int any() {
        return oneOf(tables.rows());
    }

    /** One of the first of each table, so many of all tables together. */
    int hot(int rows) {
        int chosen = oneOf(rows);
        int perTable = rows / tables.count();
        return chosen / perTable * tables.rowsOf(0) + chosen % perTable;
    }

    private int oneOf(int rows) {
        return number + connections * random.nextInt(rows / connections);
    }

    /** A new value: a row that stays the same would be no event. */
    int value() {
        return 1_000_000 + random.nextInt(1_000_000_000);
    }
}
