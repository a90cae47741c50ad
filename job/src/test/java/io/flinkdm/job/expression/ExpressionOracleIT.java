package io.flinkdm.job.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.sql.Connection;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated expressions over rows of every type: what the server selects is right. */
@ExtendWith(TestServers.class)
class ExpressionOracleIT {

    private static final int ROWS = 40;
    private static final int EXPRESSIONS = 500;
    private static final int LEAST_AGREED = 3_000;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void evaluatesLikeTheServer(long seed) throws Exception {
        Random random = new Random(seed);
        try (TestSchema schema = TestSchema.create(mysql, "expression");
                Connection connection = schema.connect()) {
            OracleTable table = OracleTable.create(connection, schema.name(), random, ROWS);
            Verdicts verdicts = new Verdicts(table, Verdicts.utc());
            ExpressionGenerator generator = new ExpressionGenerator(random);
            for (int i = 0; i < EXPRESSIONS; i++) {
                verdicts.judge(generator.expression());
            }
            System.out.println("seed " + seed + ": " + verdicts.summary());
            assertThat(verdicts.differences()).isEmpty();
            assertThat(verdicts.agreed()).isGreaterThan(LEAST_AGREED);
        }
    }
}
