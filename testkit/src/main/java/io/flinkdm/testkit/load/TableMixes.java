package io.flinkdm.testkit.load;

import io.flinkdm.testkit.diff.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Transactions of one to five statements over several tables. Any thread. */
public final class TableMixes implements Transaction {

    private static final int MOST_STATEMENTS = 5;

    private final List<TableMix> tables;

    private TableMixes(List<TableMix> tables) {
        this.tables = tables;
    }

    public static TableMixes of(Connection connection, List<TableName> names) throws SQLException {
        List<TableMix> tables = new ArrayList<>();
        for (TableName name : names) {
            tables.add(TableMix.of(connection, name));
        }
        return new TableMixes(tables);
    }

    @Override
    public long run(Connection connection, Random random) throws SQLException {
        long rows = 0;
        int statements = 1 + random.nextInt(MOST_STATEMENTS);
        for (int i = 0; i < statements; i++) {
            TableMix table = tables.get(random.nextInt(tables.size()));
            rows += table.changeOne(connection, random);
        }
        return rows;
    }
}
