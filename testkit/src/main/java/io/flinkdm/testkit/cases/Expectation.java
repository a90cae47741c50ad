package io.flinkdm.testkit.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the target: a table that equals a source's, or a query with its rows.
 * Immutable.
 */
public sealed interface Expectation {

    /** {@code DIFF source schema.table schema.table}: the target's table equals the source's. */
    record SameTable(String source, String sourceTable, String targetTable)
            implements Expectation {}

    /** {@code QUERY sql} and below it {@code = row} lines, columns separated by {@code |}. */
    record QueryResult(String sql, List<String> rows) implements Expectation {
        public QueryResult {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Reads one expectation a line; empty lines and those that start with {@code #} say nothing.
     */
    static List<Expectation> parse(String text) {
        List<Expectation> expectations = new ArrayList<>();
        List<String> lines =
                text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("DIFF ")) {
                String[] words = line.strip().split("\\s+");
                expectations.add(new SameTable(words[1], words[2], words[3]));
            } else if (line.startsWith("QUERY ")) {
                List<String> rows = new ArrayList<>();
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith("= ")) {
                    rows.add(lines.get(++i).substring(2));
                }
                expectations.add(new QueryResult(line.substring(6), rows));
            } else {
                throw new IllegalArgumentException("neither DIFF nor QUERY: " + line);
            }
        }
        return expectations;
    }
}
