package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDescriptionTest {

    private static final int TYPES = 42;
    private static final int LENGTHS_AT = 57;
    private static final int OWN_LENGTH = LENGTHS_AT + TYPES;

    /** As MySQL 8.0 writes it, with a checksum behind it. */
    private static byte[] body(int checksum) {
        byte[] body = new byte[OWN_LENGTH + 1 + 4];
        body[0] = 4;
        body[56] = 19;
        length(body, 15, OWN_LENGTH);
        length(body, 2, 13);
        length(body, 4, 8);
        length(body, 19, 8);
        for (int type = 23; type <= 25; type++) {
            length(body, type, 8);
            length(body, type + 7, 10);
        }
        body[OWN_LENGTH] = (byte) checksum;
        return body;
    }

    private static void length(byte[] body, int type, int bytes) {
        body[LENGTHS_AT + type - 1] = (byte) bytes;
    }

    @Test
    void tellsWhetherEventsEndWithAChecksum() {
        assertThat(FormatDescription.parse(body(1)).checksums()).isTrue();
        assertThat(FormatDescription.parse(body(0)).checksums()).isFalse();
        // Servers before checksums say nothing.
        byte[] old = Arrays.copyOf(body(1), OWN_LENGTH);
        assertThat(FormatDescription.parse(old).checksums()).isFalse();
    }

    @Test
    void typesAServerNeverWritesHaveNoLayout() {
        byte[] mysql9 = body(1);
        for (int type = 23; type <= 25; type++) {
            length(mysql9, type, 0);
        }
        assertThat(FormatDescription.parse(mysql9).checksums()).isTrue();
    }

    /** Table numbers of four bytes, statements without variables. */
    @ParameterizedTest
    @CsvSource({"19, 6, TABLE_MAP", "23, 6, WRITE_ROWS_V1", "31, 8, UPDATE_ROWS", "2, 11, QUERY"})
    void layoutsOfOlderServersStop(int type, int bytes, String named) {
        byte[] body = body(1);
        length(body, type, bytes);

        assertThatThrownBy(() -> FormatDescription.parse(body))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_EVENT_STOPS))
                .hasMessageContaining(named);
    }

    @Test
    void anotherVersionOrHeaderStops() {
        byte[] version3 = body(1);
        version3[0] = 3;
        byte[] header = body(1);
        header[56] = 13;

        assertThatThrownBy(() -> FormatDescription.parse(version3))
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> FormatDescription.parse(header))
                .isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> FormatDescription.parse(new byte[60]))
                .isInstanceOf(MigrationException.class);
    }
}
