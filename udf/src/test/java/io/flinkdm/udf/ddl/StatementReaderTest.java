package io.flinkdm.udf.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.TableId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementReaderTest {

    private final StatementReader reader = new StatementReader(Set.of());

    @ParameterizedTest
    @MethodSource("cases")
    void readsKindAndTables(Case expected) {
        Statement read = reader.read(expected.sql());

        assertThat(read.kind()).isEqualTo(expected.kind());
        assertThat(read.schema() + names(read.tables())).isEqualTo(expected.names());
    }

    @Test
    void ansiQuotesMakeNames() {
        StatementReader ansi = new StatementReader(Set.of(SqlOption.ANSI_QUOTES));

        assertThat(ansi.read("DROP TABLE \"a\".\"t\"\"x\"").tables())
                .containsExactly(new TableName("a", "t\"x"));
    }

    @Test
    void withoutBackslashEscapesABackslashEndsNothing() {
        String sql = "ALTER TABLE t COMMENT '\\', RENAME TO u";

        assertThat(new StatementReader(Set.of(SqlOption.NO_BACKSLASH_ESCAPES)).read(sql).tables())
                .hasSize(2);
        assertThat(reader.read(sql).tables()).hasSize(1);
    }

    @Test
    void aNameWithoutSchemaBelongsToTheSession() {
        assertThat(new TableName("", "t").in("a")).isEqualTo(new TableId("a", "t"));
        assertThat(new TableName("b", "t").in("a")).isEqualTo(new TableId("b", "t"));
    }

    static List<Case> cases() throws IOException {
        try (BufferedReader file =
                new BufferedReader(
                        new InputStreamReader(
                                StatementReaderTest.class.getResourceAsStream("statements.txt"),
                                StandardCharsets.UTF_8))) {
            return file.lines().filter(line -> !line.startsWith("#")).map(Case::of).toList();
        }
    }

    private static String names(List<TableName> tables) {
        return tables.stream()
                .map(t -> Stream.of(t.schema(), t.name()).filter(n -> !n.isEmpty()))
                .map(parts -> parts.collect(Collectors.joining(".")))
                .collect(Collectors.joining(","));
    }

    /** A line of the file. */
    record Case(StatementKind kind, String names, String sql) {

        static Case of(String line) {
            String[] parts = line.split(" \\| ", 3);
            String names = parts[1].trim().replaceAll("^-$", "");
            return new Case(StatementKind.valueOf(parts[0]), names, parts[2].replace('¶', '\n'));
        }

        @Override
        public String toString() {
            return sql;
        }
    }
}
