package io.flinkdm.submit.explain.live;

import io.flinkdm.submit.explain.TextLines;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@link LiveExplainer} found.
 *
 * @param differences of targets that exist to the tables that go there
 * @param coverage tables that fall between the rules
 * @param collisions targets in which rows meet rows of other tables
 * @param notes what does no harm but may not be meant
 */
public record LiveReport(
        List<LiveTable> tables,
        Map<TableId, List<LiveTable>> targets,
        List<Finding> differences,
        List<Finding> coverage,
        List<Finding> collisions,
        List<Finding> notes) {

    /** Whether tables are left to chance or rows collide. */
    public boolean hasProblems() {
        return !coverage.isEmpty() || !collisions.isEmpty();
    }

    /** For people. */
    public String print() {
        TextLines out = new TextLines();
        out.line("tables", "");
        tables.forEach(table -> out.line("  " + line(table), ""));
        section("merged targets", merged(), out);
        section("differences to the target", differences, out);
        section("notes", notes, out);
        section("coverage problems", coverage, out);
        section("collisions", collisions, out);
        out.blank();
        out.line(
                tables.size()
                        + " tables into "
                        + targets.size()
                        + " targets, "
                        + (coverage.size() + collisions.size())
                        + " problems",
                "");
        return out.toString();
    }

    private static String line(LiveTable table) {
        List<String> rules = new ArrayList<>();
        table.rules().route().ifPresent(name -> rules.add("route " + name));
        add(rules, "filters ", table.rules().filters());
        add(rules, "expressions ", table.rules().expressionFilters());
        add(rules, "extracts ", table.extracted().names());
        return table.source()
                + " -> "
                + table.target()
                + (rules.isEmpty() ? "" : "  (" + String.join("; ", rules) + ")");
    }

    private static void add(List<String> rules, String kind, List<String> names) {
        if (!names.isEmpty()) {
            rules.add(kind + String.join(", ", names));
        }
    }

    private List<String> merged() {
        return targets.entrySet().stream()
                .filter(target -> target.getValue().size() > 1)
                .map(target -> target.getKey() + " gets " + target.getValue().size() + " tables")
                .toList();
    }

    private static void section(String title, List<?> lines, TextLines out) {
        if (!lines.isEmpty()) {
            out.blank();
            out.line(title, "");
            lines.forEach(line -> out.line("  " + line, ""));
        }
    }
}
