package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BinlogEventTypeTest {

    private static final Path PAGE = Path.of("..", "docs", "binlog-events.md");
    private static final String UPDATE = "flinkdm.update-docs";

    @Test
    void everyNumberIsUsedOnce() {
        assertThat(Stream.of(BinlogEventType.values()).map(BinlogEventType::code))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnlistedNumberStops() {
        assertThat(BinlogEventType.of(43).action()).isEqualTo(BinlogEventType.Action.STOP);
    }

    @Test
    void everyTypeSaysWhy() {
        assertThat(BinlogEventType.values()).extracting(BinlogEventType::note).doesNotContain("");
    }

    /** Run with {@code -Dflinkdm.update-docs=true} to write the page anew. */
    @Test
    void pageSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, BinlogEventsPage.render());
        }
        assertThat(PAGE).content().isEqualTo(BinlogEventsPage.render());
    }
}
