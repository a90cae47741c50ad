package io.flinkdm.udf.ddl.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.StatementSplitter;
import io.flinkdm.udf.filter.BinlogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationEventsTest {

    private static final ServerDefaults DEFAULTS = Defaults.mysql80();

    @ParameterizedTest
    @MethodSource("changes")
    void tellsChangesOfColumnsApart(String event, String column, String change) {
        TrackedTable before =
                new SchemaTracker(DEFAULTS).table("CREATE TABLE t (z INT, " + column + ")");

        assertThat(events("ALTER TABLE t " + change, Optional.of(before)))
                .extracting(BinlogEvent::label)
                .containsExactly(event);
    }

    @Test
    void withoutAStructureAChangeIsAnAlterTable() {
        assertThat(events("ALTER TABLE t MODIFY a INT, DROP b", Optional.empty()))
                .containsExactly(BinlogEvent.ALTER_TABLE, BinlogEvent.DROP_COLUMN);
    }

    private static List<BinlogEvent> events(String sql, Optional<TrackedTable> table) {
        return new OperationEvents(DEFAULTS)
                .of(
                        new DdlParser(Set.of()).parse(sql),
                        new StatementSplitter(Set.of()).split(sql, "s"),
                        table);
    }

    static List<Object[]> changes() throws IOException {
        try (InputStream file =
                OperationEventsTest.class.getResourceAsStream("column-changes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.split(" \\| |; ", 3))
                    .toList();
        }
    }
}
