package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryEventTest {

    @Test
    void readsSchemaSqlAndMode() {
        // flags2, sql_mode with ANSI_QUOTES, catalog, client character set utf8mb4
        String variables = "0000000000 010400000000000000 0603737464 042d002d002d00";

        QueryEvent event = QueryEvent.parse(body(variables, "", "53454c454354e280a6"));

        assertThat(event.defaultSchema()).isEqualTo("ab");
        assertThat(event.sql()).isEqualTo("SELECT…");
        assertThat(event.ansiQuotes()).isTrue();
        assertThat(event.noBackslashEscapes()).isFalse();
        assertThat(event.errorCode()).isEqualTo(0x0304);
    }

    @Test
    void skipsEveryVariable() {
        String variables =
                "0203737464 00 0300000000 0503555443 070000 080000 090000000000000000 0a00000000"
                        + "0b017502 6868 0c02610062 00 0d000000 1000 110000000000000000 12ff00 1300"
                        + "1400 042d002d002d00";

        assertThat(QueryEvent.parse(body(variables, "", "c3a9")).sql()).isEqualTo("é");
    }

    @Test
    void anUnknownVariableEndsTheReading() {
        assertThat(QueryEvent.parse(body("fa1234", "", "41")).sql()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({
        "2d00, c3a9,     é",
        "ff00, c3a9,     é",
        "2100, c3a9,     é",
        "0800, e980,     é€",
        "1c00, c4e3,     你",
        "f800, 81308130, '\u0080'",
        "0d00, 95b6,     文",
        "0d04, 95b6,     文",
        "0100, a4a4,     中",
        "1300, b0a1,     가",
        "0009, c3a9,     é",
        "0100, 41,       A"
    })
    void readsTheClientsCharacterSet(String collation, String text, String expected) {
        byte[] body = body("04" + collation + "21002100", "", text);

        assertThat(QueryEvent.parse(body).sql()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2d00, c3", "9a00, c4e3", "2300, 00e9", "1c00, ff"})
    void textInAnotherCharacterSetStops(String collation, String text) {
        byte[] body = body("04" + collation + "21002100", "", text);

        assertThatThrownBy(() -> QueryEvent.parse(body))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_EVENT_DECODE));
    }

    @Test
    void readsTheStatementOfALoad() {
        byte[] body = body("", "00000000000000000000000000", "4c4f4144");

        assertThat(QueryEvent.parseLoad(body).sql()).isEqualTo("LOAD");
    }

    private static byte[] body(String variables, String extraHead, String text) {
        int bytes = variables.replace(" ", "").length() / 2;
        String length = HexFormat.of().toHexDigits((byte) bytes) + "00";
        return EventBytes.hex(
                "0100000002000000 02 0403" + length + extraHead + variables + "616200" + text);
    }
}
