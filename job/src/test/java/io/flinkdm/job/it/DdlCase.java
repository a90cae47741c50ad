package io.flinkdm.job.it;

import io.flinkdm.testkit.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A case of {@code ddl-cases.txt}. Immutable.
 *
 * @param marks of the servers that take it; none for all
 * @param before runs before the task starts
 * @param expected queries of the target and their answers, in place of the comparison
 */
record DdlCase(
        String name,
        Set<String> marks,
        List<Step> before,
        List<Step> after,
        List<Answer> expected) {

    private static final Map<ServerKind, String> MARKS =
            Map.of(
                    ServerKind.MYSQL_57, "m57",
                    ServerKind.MYSQL_80, "m80",
                    ServerKind.MYSQL_9, "m9",
                    ServerKind.MARIADB, "a10");
    private static final Pattern NUMBER = Pattern.compile("\\{i(?:\\+(\\d+))?}");

    /** A statement for one side. */
    record Step(boolean onTarget, String sql) {}

    /** What a query of the target answers, columns separated by {@code |}. */
    record Answer(String query, String row) {}

    boolean isFor(ServerKind kind) {
        return marks.isEmpty() || marks.contains(MARKS.get(kind));
    }

    /** Short enough for a schema's name. */
    String schema() {
        return "ddl_" + name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    static List<DdlCase> parse(String text) {
        List<DdlCase> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            if (line.startsWith("== ") && !lines.isEmpty()) {
                                cases.add(one(lines));
                                lines.clear();
                            }
                            lines.add(line);
                        });
        cases.add(one(lines));
        return cases;
    }

    private static DdlCase one(List<String> lines) {
        List<String> words = List.of(lines.get(0).substring(3).split(" "));
        int line = lines.indexOf("--");
        return new DdlCase(
                words.get(0),
                Set.copyOf(words.subList(1, words.size())),
                steps(lines.subList(1, line)),
                steps(lines.subList(line + 1, lines.size())),
                answers(lines));
    }

    private static List<Step> steps(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("for ")) {
                List<String> rest = lines.subList(i + 1, lines.size());
                int length = rest.indexOf("end");
                steps.addAll(repeated(line.split(" "), rest.subList(0, length)));
                i += length + 1;
            } else if (line.startsWith("target> ")) {
                steps.add(new Step(true, line.substring(8)));
            } else if (!line.startsWith("expect> ")) {
                steps.add(new Step(false, line));
            }
        }
        return steps;
    }

    private static List<Step> repeated(String[] loop, List<String> lines) {
        return IntStream.rangeClosed(Integer.parseInt(loop[1]), Integer.parseInt(loop[2]))
                .boxed()
                .flatMap(
                        i ->
                                lines.stream()
                                        .map(
                                                line ->
                                                        NUMBER.matcher(line)
                                                                .replaceAll(at -> number(i, at))))
                .map(sql -> new Step(false, sql))
                .toList();
    }

    private static String number(int i, MatchResult at) {
        return String.valueOf(i + (at.group(1) == null ? 0 : Integer.parseInt(at.group(1))));
    }

    private static List<Answer> answers(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("expect> "))
                .map(line -> line.substring(8))
                .map(
                        line ->
                                new Answer(
                                        line.substring(0, line.lastIndexOf(" = ")),
                                        line.substring(line.lastIndexOf(" = ") + 3)))
                .toList();
    }
}
