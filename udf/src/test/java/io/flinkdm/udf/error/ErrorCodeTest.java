package io.flinkdm.udf.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    private static final Path PAGE = Path.of("..", "docs", "error-codes.md");
    private static final String UPDATE = "flinkdm.update-docs";

    @Test
    void everyNumberIsUsedOnce() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
    }

    @Test
    void stopsWhereDmNeverResumesByItself() {
        List<Integer> neverResumed = List.of(36008, 36027, 11129, 32001, 32004, 34020, 34021);

        assertThat(ErrorCode.values())
                .filteredOn(code -> neverResumed.contains(code.number()))
                .hasSameSizeAs(neverResumed)
                .allMatch(code -> code.recovery() == ErrorCode.Recovery.OPERATOR);
    }

    /** Run with {@code -Dflinkdm.update-docs=true} to write the page anew. */
    @Test
    void pageSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, ErrorCodesPage.render());
        }
        assertThat(PAGE).content().isEqualTo(ErrorCodesPage.render());
    }
}
