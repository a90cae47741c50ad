package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/ddl.md}. */
class DdlPageTest {

    private static final Path PAGE = Path.of("../docs/ddl.md");

    @ParameterizedTest
    @MethodSource("written")
    void becomesWhatThePageSays(String sql, String expected) throws IOException {
        List<RoutedDdl> pieces = translated(sql);

        assertThat(pieces).allSatisfy(piece -> assertThat(piece.trouble()).isEmpty());
        assertThat(
                        pieces.stream()
                                .flatMap(piece -> piece.statements().stream())
                                .map(statement -> statement.replaceAll("\\s+", " "))
                                .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedForTheReasonThePageSays(String sql, String reason) throws IOException {
        assertThat(translated(sql)).extracting(RoutedDdl::trouble).containsExactly(reason);
    }

    private static List<RoutedDdl> translated(String sql) throws IOException {
        TranslationCases.Section plain = new TranslationCases.Section("page");
        StatementTranslator translator =
                new StatementTranslator(
                        UpstreamRules.compile(plain.rules()), KnownServers.PLAIN, line -> {});
        StructuresBefore before =
                new StructuresBefore(
                        Map.of(new TableId("s", "t"), structure()),
                        Map.of("s", "utf8mb4_0900_ai_ci"));
        return translator.translate(
                new DdlChange(
                        "mysql-01",
                        "s",
                        sql,
                        Origin.binlog("mysql-bin.000001", 4, 0),
                        0,
                        StatementSession.UNKNOWN,
                        "",
                        0,
                        before));
    }

    private static String structure() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("    CREATE TABLE t "))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    static Stream<Object[]> written() throws IOException {
        return rows("| statement | on the target |")
                .map(
                        cells ->
                                new Object[] {
                                    code(cells[0]),
                                    cells[1].equals("nothing")
                                            ? ""
                                            : Stream.of(cells[1].split(" then "))
                                                    .map(DdlPageTest::code)
                                                    .collect(Collectors.joining("; "))
                                });
    }

    static Stream<Object[]> refused() throws IOException {
        return rows("| statement | why |").map(cells -> new Object[] {code(cells[0]), cells[1]});
    }

    /** The cells of the table that begins so. */
    private static Stream<String[]> rows(String head) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.stream()
                .skip(lines.indexOf(head) + 2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "));
    }

    /** Code with back-quotes stands between two of them and blanks. */
    private static String code(String cell) {
        int marks = cell.startsWith("`` ") ? 3 : 1;
        assertThat(cell).startsWith("`").endsWith("`");
        return cell.substring(marks, cell.length() - marks);
    }
}
