package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @ValueSource(ints = {1062, 1054, 1146, 1366, 1406, 1142, 1105, 9009, 4242})
    void givesUpWhereTryingCannotHelp(int number) {
        assertThat(classify(number, "HY000")).isEqualTo(SqlFailure.PERMANENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1153, 8004, 8025, 8175})
    void asksForLessWhereItIsTooMuch(int number) {
        assertThat(classify(number, "HY000")).isEqualTo(SqlFailure.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'raft entry is too large, region_id: 2, len: 9000000', TOO_LARGE",
        "'raft_entry_too_large:<region_id:2 entry_size:9000000 >', TOO_LARGE",
        "'transaction is too large, size: 104857601', TOO_LARGE",
        "'Out Of Memory Quota![conn=1]', TOO_LARGE",
        "'Information schema is changed during the execution', UNDONE",
        "'Region is unavailable', UNDONE",
        "'something else', PERMANENT"
    })
    void readsTheTextOfUnnumberedErrors(String message, SqlFailure failure) {
        assertThat(SqlErrorClassifier.classify(new SQLException(message, "HY000", 1105)))
                .isEqualTo(failure);
    }

    @Test
    void everyErrorHasOneDecision() {
        assertThat(SqlErrorTable.lines())
                .extracting(line -> line.number() + line.text())
                .doesNotHaveDuplicates();
        assertThat(SqlErrorTable.lines())
                .filteredOn(line -> !line.failure().passes())
                .allMatch(line -> !line.remedy().isEmpty());
    }

    /** Run with {@code -Dflinkdm.update-docs=true} to write the page anew. */
    @Test
    void pageSaysWhatTheTableSays() throws IOException {
        Path page = Path.of("..", "docs", "target-errors.md");
        if (Boolean.getBoolean("flinkdm.update-docs")) {
            Files.writeString(page, TargetErrorsPage.render());
        }
        assertThat(page).content().isEqualTo(TargetErrorsPage.render());
    }

    @Test
    void knowsALostConnection() {
        assertThat(classify(0, "08000")).isEqualTo(SqlFailure.LOST);
        assertThat(classify(1927, "HY000")).isEqualTo(SqlFailure.LOST);
        assertThat(classify(8501, "HY000")).isEqualTo(SqlFailure.LOST);
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
