package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionVariablesTest {

    @Test
    void quotesTextAndLeavesNumbers() {
        assertThat(SessionVariables.sql(Map.of("time_zone", "+00:00", "foreign_key_checks", "0")))
                .isEqualTo("SET SESSION `foreign_key_checks` = 0, SESSION `time_zone` = '+00:00'");
    }

    @Test
    void keepsQuotesInsideTheirLiteral() {
        assertThat(SessionVariables.sql(Map.of("x", "a'b\\c")))
                .isEqualTo("SET SESSION `x` = 'a''b\\\\c'");
    }

    @Test
    void keepsNamesInsideTheirQuotes() {
        assertThat(SessionVariables.sql(Map.of("a` = 1, `b", "2")))
                .isEqualTo("SET SESSION `a`` = 1, ``b` = 2");
    }
}
