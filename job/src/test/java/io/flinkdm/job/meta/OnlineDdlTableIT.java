package io.flinkdm.job.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class OnlineDdlTableIT {

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    private static final TableId SHADOW = new TableId("shop", "_users_gho");
    private static final TableId OTHER = new TableId("shop", "_pets_new");

    @Test
    void showsWhatIsKept() throws SQLException {
        try (TestSchema schema = TestSchema.create(tidb, "meta");
                Connection connection = tidb.connect()) {
            OnlineDdlTable.ensure(connection, schema.name(), "task");
            OnlineDdlTable table =
                    new OnlineDdlTable(
                            schema.name(), "task", "s1", t -> new TableId(t.schema(), "users"));
            KeptStatements one = KeptStatements.NONE.with(SHADOW, "ALTER \"x\"");
            table.write(connection, KeptStatements.NONE, one);
            assertThat(rows(connection, schema.name()))
                    .containsExactly(
                            "s1 shop _users_gho"
                                    + " {\"schema\":\"shop\",\"table\":\"users\","
                                    + "\"ddls\":[\"ALTER \\\"x\\\"\"]}");
            table.write(connection, one, one.with(OTHER, "").without(SHADOW));
            assertThat(rows(connection, schema.name()))
                    .singleElement()
                    .asString()
                    .contains("_pets_new", "[\"\"]");
            table.replace(connection, KeptStatements.NONE);
            assertThat(rows(connection, schema.name())).isEmpty();
        }
    }

    private static List<String> rows(Connection connection, String meta) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT CONCAT_WS(' ', id, ghost_schema, ghost_table, ddls) FROM `"
                                        + meta
                                        + "`.task_onlineddl")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
