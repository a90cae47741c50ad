package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorClassifierTest {

    private static SqlFailure classify(int number, String state) {
        return SqlErrorClassifier.classify(new SQLException("message", state, number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1205, 1213, 8005, 8022, 8027, 8028, 9001, 9002, 9003, 9004, 9005, 9007})
    void triesAgainWhatTheServerHasUndone(int number) {
        assertThat(classify(number, "HY000")).isEqualTo(SqlFailure.UNDONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1062, 1054, 1146, 1366, 1406, 8025, 8004, 1142, 1105})
    void givesUpWhereTryingCannotHelp(int number) {
        assertThat(classify(number, "HY000")).isEqualTo(SqlFailure.PERMANENT);
    }

    @Test
    void knowsALostConnection() {
        assertThat(classify(0, "08000")).isEqualTo(SqlFailure.LOST);
        assertThat(classify(1927, "HY000")).isEqualTo(SqlFailure.LOST);
        assertThat(classify(8501, "HY000")).isEqualTo(SqlFailure.LOST);
    }

    @Test
    void readsTheTextOfUnnumberedErrors() {
        SQLException e = new SQLException("Information schema is out of date: x", "HY000", 1105);
        assertThat(SqlErrorClassifier.classify(e)).isEqualTo(SqlFailure.UNDONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Duplicate entry 'it's-me' for key 't.PRIMARY'"
                        + "|Duplicate entry ? for key 't.PRIMARY'",
                "Data too long for column 'c' at row 1|Data too long for column 'c' at row 1",
                "Incorrect datetime value: '2021-13-01' for column 'd' at row 1"
                        + "|Incorrect datetime value: ? for column 'd' at row 1",
                "Unknown column 'x' in 'field list'|Unknown column 'x' in 'field list'"
            })
    void masksValues(String message, String masked) {
        SQLException e = new SQLException(message, "HY000", 7);
        assertThat(SqlErrorClassifier.masked(e).getMessage()).isEqualTo("Error 7: " + masked);
    }
}
