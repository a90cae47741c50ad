package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code target-database.session} makes of the sessions that write to TiDB. */
@ExtendWith(TestServers.class)
class LaneSessionVariablesIT {

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the task's own, whatever is configured
                "''                             | time_zone                    | +00:00",
                "time_zone=+08:00               | time_zone                    | +00:00",
                "''                             | character_set_client         | utf8mb4",
                "character_set_client=latin1    | character_set_client         | utf8mb4",
                "character_set_connection=latin1| character_set_connection     | utf8mb4",
                "character_set_results=latin1   | character_set_results        | utf8mb4",
                "autocommit=0                   | autocommit                   | 1",
                "sql_mode=NO_BACKSLASH_ESCAPES  | sql_mode                     | ''",
                // defaults
                "''  | sql_mode | 'IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
                "''                             | foreign_key_checks           | 0",
                "''                             | tidb_txn_mode                | optimistic",
                "''                             | tidb_use_plan_baselines      | 0",
                // configured
                "sql_mode=STRICT_TRANS_TABLES,NO_ZERO_DATE | sql_mode"
                        + " | 'STRICT_TRANS_TABLES,NO_ZERO_DATE'",
                "FOREIGN_KEY_CHECKS=1           | foreign_key_checks           | 1",
                "Foreign_Key_Checks=ON          | foreign_key_checks           | 1",
                "tidb_txn_mode=pessimistic      | tidb_txn_mode                | pessimistic",
                "TIDB_TXN_MODE=pessimistic      | tidb_txn_mode                | pessimistic",
                "tidb_use_plan_baselines=ON     | tidb_use_plan_baselines      | 1",
                "tidb_mem_quota_query=123456789 | tidb_mem_quota_query         | 123456789",
                "tidb_skip_utf8_check=ON        | tidb_skip_utf8_check         | 1",
                "tidb_skip_utf8_check=1         | tidb_skip_utf8_check         | 1",
                "tidb_constraint_check_in_place=1 | tidb_constraint_check_in_place | 1",
                "innodb_lock_wait_timeout=7     | innodb_lock_wait_timeout     | 7",
                "max_execution_time=90000       | max_execution_time           | 90000"
            })
    void areSet(String configured, String variable, String expected) throws SQLException {
        assertThat(value(variable, session(configured))).isEqualTo(expected);
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThatThrownBy(() -> value("sql_mode", Map.of("no_such_thing", "1")))
                .isInstanceOf(MigrationException.class)
                .hasStackTraceContaining("no_such_thing");
    }

    private static Map<String, String> session(String configured) {
        String[] parts = configured.split("=", 2);
        return parts.length == 2 ? Map.of(parts[0], parts[1]) : Map.of();
    }

    private static String value(String variable, Map<String, String> session) throws SQLException {
        ConnectionPlan address =
                new ConnectionPlan(tidb.host(), tidb.port(), "root", Secret.of(""));
        try (Connection connection = LaneConnector.to(new TargetPlan(address, session)).open();
                ResultSet row =
                        connection.createStatement().executeQuery("SELECT @@SESSION." + variable)) {
            row.next();
            return row.getString(1);
        }
    }
}
