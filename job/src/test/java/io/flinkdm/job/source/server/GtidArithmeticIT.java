package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sets of random intervals: what MySQL computes with them is what {@link GtidSet} does. */
@ExtendWith(TestServers.class)
class GtidArithmeticIT {

    private static final int PAIRS = 500;
    private static final List<String> UUIDS =
            List.of(
                    "00000000-0000-0000-0000-000000000001",
                    "3e11fa47-71ca-11e1-9e33-c80aa9429562",
                    "ffffffff-ffff-ffff-ffff-fffffffffffe");

    @Test
    void isTheServersOwn(@Server(ServerKind.MYSQL_80) TestServer mysql) throws SQLException {
        long seed = System.nanoTime();
        System.out.println("GtidArithmeticIT with seed " + seed);
        Random random = new Random(seed);
        try (Connection connection = mysql.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT GTID_SUBSET(?, ?), GTID_SUBTRACT(?, ?)")) {
            for (int i = 0; i < PAIRS; i++) {
                compare(statement, set(random), set(random));
            }
        }
    }

    private static void compare(PreparedStatement statement, String a, String b)
            throws SQLException {
        GtidSet mine = GtidSet.parse(a);
        GtidSet other = GtidSet.parse(b);
        for (int i = 1; i <= 4; i++) {
            statement.setString(i, i % 2 == 1 ? a : b);
        }
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            assertThat(other.contains(mine)).as("%s in %s", a, b).isEqualTo(row.getBoolean(1));
            assertThat(mine.minus(other).toString())
                    .as("%s without %s", a, b)
                    .isEqualTo(row.getString(2).replaceAll("\\s", ""));
        }
    }

    private static String set(Random random) {
        StringJoiner text = new StringJoiner(",");
        int parts = random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            long first = 1 + random.nextInt(12);
            long last = first + random.nextInt(5);
            text.add(UUIDS.get(random.nextInt(UUIDS.size())) + ":" + first + "-" + last);
        }
        return text.toString();
    }
}
