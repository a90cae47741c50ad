package io.flinkdm.udf.ddl.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements that real servers take, see {@code SchemaTrackerIT} of the job. */
class CorpusTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/flinkdm/udf/ddl/corpus");

    @ParameterizedTest
    @MethodSource("statements")
    void readsEveryStatement(Line line) {
        DdlStatement read = new DdlParser(line.options()).parse(line.sql());

        boolean unread =
                read instanceof DdlStatement.Other other && other.kind() == StatementKind.UNKNOWN;
        assertThat(unread).as(line.place()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsWhatItPrints(Line line) {
        DdlStatement read = new DdlParser(line.options()).parse(line.sql());

        String printed = DdlPrinter.print(read);

        assertThat(new DdlParser(Set.of()).parse(printed)).as(line.place()).isEqualTo(read);
    }

    @Test
    void hasFiveHundredStatements() throws IOException {
        assertThat(statements()).hasSizeGreaterThan(500);
    }

    static List<Line> statements() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                addAll(file, lines);
            }
        }
        return lines;
    }

    private static void addAll(Path file, List<Line> lines) throws IOException {
        Set<SqlOption> options = EnumSet.noneOf(SqlOption.class);
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                options.clear();
            } else if (line.startsWith("@ ")) {
                options.addAll(options(line));
            } else if (!line.startsWith("#")) {
                String sql = line.split(" \\| ", 2)[1].replace('¶', '\n');
                lines.add(new Line(file.getFileName() + ":" + number, Set.copyOf(options), sql));
            }
        }
    }

    private static Set<SqlOption> options(String setting) {
        Set<SqlOption> options = EnumSet.noneOf(SqlOption.class);
        if (setting.contains("ANSI") || setting.contains("ORACLE")) {
            options.add(SqlOption.ANSI_QUOTES);
        }
        if (setting.contains("NO_BACKSLASH_ESCAPES")) {
            options.add(SqlOption.NO_BACKSLASH_ESCAPES);
        }
        return options;
    }

    /** A line of the corpus. */
    record Line(String place, Set<SqlOption> options, String sql) {
        @Override
        public String toString() {
            return place + " " + sql;
        }
    }
}
