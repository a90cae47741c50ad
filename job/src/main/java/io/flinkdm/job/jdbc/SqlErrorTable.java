package io.flinkdm.job.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is done about each error number: the lines of {@code sql-errors.txt}. Immutable.
 *
 * <p>Sources: MySQL's server error reference, TiDB's error codes, DM's list of retried errors.
 */
final class SqlErrorTable {

    private static final Pattern BETWEEN = Pattern.compile("(?<!\\\\)\\|");
    private static final SqlErrorTable TABLE = new SqlErrorTable(read());

    private final List<Line> lines;
    private final Map<Integer, List<Line>> byNumber = new HashMap<>();

    private SqlErrorTable(List<Line> lines) {
        this.lines = List.copyOf(lines);
        lines.forEach(
                line ->
                        byNumber.computeIfAbsent(line.number(), number -> new ArrayList<>())
                                .add(line));
    }

    static Optional<Line> find(int number, String message) {
        return TABLE.byNumber.getOrDefault(number, List.of()).stream()
                .filter(line -> line.fits(message))
                .findFirst();
    }

    static List<Line> lines() {
        return TABLE.lines;
    }

    private static List<Line> read() {
        try (InputStream file = SqlErrorTable.class.getResourceAsStream("sql-errors.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(SqlErrorTable::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] parts =
                Stream.of(BETWEEN.split(text, -1))
                        .map(part -> part.strip().replace("\\|", "|"))
                        .toArray(String[]::new);
        String[] error = parts[0].split(" ~ ", 2);
        return new Line(
                Integer.parseInt(error[0]),
                error.length == 1 ? "" : error[1],
                Pattern.compile(error.length == 1 ? "" : error[1], Pattern.CASE_INSENSITIVE),
                failure(parts[1]),
                parts[2],
                parts[3]);
    }

    private static SqlFailure failure(String word) {
        return Stream.of(SqlFailure.values())
                .filter(failure -> failure.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(word));
    }

    /**
     * One error.
     *
     * @param text what its message has to hold, {@code ""} for any
     * @param meaning what has happened
     * @param remedy what a person can do, {@code ""} where nothing is to be done
     */
    record Line(
            int number,
            String text,
            Pattern pattern,
            SqlFailure failure,
            String meaning,
            String remedy) {

        boolean fits(String message) {
            return text.isEmpty() || pattern.matcher(message).find();
        }
    }
}
