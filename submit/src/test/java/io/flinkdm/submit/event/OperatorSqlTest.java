package io.flinkdm.submit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSqlTest {

    @Test
    void joinsWordsAndDividesAtSemicolons() {
        assertThat(
                        OperatorSql.split(
                                List.of(
                                        "\"alter",
                                        "table s.t add c varchar(9) default ';';",
                                        "drop table s.u;\"")))
                .containsExactly("alter table s.t add c varchar(9) default ';'", "drop table s.u");
        assertThat(OperatorSql.split(List.of(" ; "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong_sql",
                "ALTER TABLE s.t ADD COLUMN c",
                "CREATE TABLE s.t (a",
                "SELECT 1"
            })
    void knowsWhatCannotBeRead(String sql) {
        assertThat(OperatorSql.isReadable(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE `s`.`t` ADD COLUMN c INT",
                "CREATE DATABASE s",
                "RENAME TABLE s.a TO s.b, s.c TO s.d",
                "CREATE TABLE s.a LIKE s.b"
            })
    void takesDdlWithSchemas(String sql) {
        assertThat(OperatorSql.checked(sql, Set.of())).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN c INT",
                "RENAME TABLE s.a TO b",
                "DROP TABLE s.a, b",
                "ALTER DATABASE CHARACTER SET utf8mb4"
            })
    void refusesNamesWithoutSchema(String sql) {
        refused(sql, "[code=36024", "injected DDL " + sql + " without schema name not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO s.t VALUES (1)", "CREATE VIEW s.v AS SELECT 1", "BEGIN"})
    void refusesWhatIsNoDdl(String sql) {
        refused(sql, "[code=36064", "only support replace or inject with DDL currently");
    }

    @Test
    void writesWhatTheSourcesModeMeans() {
        assertThat(
                        OperatorSql.checked(
                                "ALTER TABLE \"s\".\"t\" ADD c TEXT COMMENT 'a\\b'",
                                Set.of(SqlOption.ANSI_QUOTES, SqlOption.NO_BACKSLASH_ESCAPES)))
                .isEqualTo("ALTER TABLE `s`.`t` ADD c TEXT COMMENT 'a\\\\b'");
    }

    private static void refused(String sql, String... texts) {
        assertThatThrownBy(() -> OperatorSql.checked(sql, Set.of()))
                .isInstanceOf(MigrationException.class)
                .message()
                .contains(texts);
    }
}
