package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetSessionTest {

    @Test
    void takesWhatAnySourceHolds() {
        assertThat(TargetSession.variables(Map.of()))
                .containsEntry("time_zone", "+00:00")
                .containsEntry("foreign_key_checks", "0")
                .containsEntry(
                        "sql_mode", "IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES");
    }

    @Test
    void theTasksSettingsComeFirst() {
        Map<String, String> variables =
                TargetSession.variables(
                        Map.of(
                                "SQL_MODE", "STRICT_ALL_TABLES, no_backslash_escapes",
                                "autocommit", "0",
                                "tidb_txn_mode", "pessimistic",
                                "time_zone", "Asia/Shanghai"));
        assertThat(variables)
                .containsEntry("sql_mode", "STRICT_ALL_TABLES")
                .containsEntry("tidb_txn_mode", "pessimistic")
                .containsEntry("time_zone", "+00:00")
                .doesNotContainKey("autocommit");
    }

    @Test
    void foreignKeysAreCheckedWhenTheTaskSaysSo() {
        assertThat(TargetSession.checksForeignKeys(Map.of())).isFalse();
        assertThat(TargetSession.checksForeignKeys(Map.of("foreign_key_checks", "on"))).isTrue();
    }
}
