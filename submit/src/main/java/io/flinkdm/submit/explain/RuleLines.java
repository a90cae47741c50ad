package io.flinkdm.submit.explain;

import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import java.util.ArrayList;
import java.util.List;

/** Rules as lines for people. Stateless. */
final class RuleLines {

    private RuleLines() {}

    static List<String> lists(BlockAllowRules rules) {
        List<String> lines = new ArrayList<>();
        add(lines, "do-dbs", rules.doDbs());
        add(lines, "ignore-dbs", rules.ignoreDbs());
        add(lines, "do-tables", tables(rules.doTables()));
        add(lines, "ignore-tables", tables(rules.ignoreTables()));
        return lines;
    }

    private static void add(List<String> lines, String key, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(key + ": " + String.join(", ", names));
        }
    }

    private static List<String> tables(List<TableRule> tables) {
        return tables.stream().map(t -> t.dbName() + "." + t.tableName()).toList();
    }

    static List<String> routes(List<RouteRule> rules) {
        return rules.stream().map(RuleLines::route).toList();
    }

    private static String route(RouteRule rule) {
        StringBuilder line = new StringBuilder(rule.name()).append(": ");
        line.append(pattern(rule.schemaPattern(), rule.tablePattern())).append(" -> ");
        line.append(rule.targetSchema());
        line.append(rule.targetTable().isEmpty() ? "" : "." + rule.targetTable());
        for (ExtractRule extract : rule.extract()) {
            line.append(", ").append(extract.from().key()).append(' ').append(extract.regexp());
            line.append(" into ").append(extract.targetColumn());
        }
        return line.toString();
    }

    private static String pattern(String schema, String table) {
        return table.isEmpty() ? schema : schema + "." + table;
    }

    static List<String> filters(List<BinlogEventRule> rules) {
        return rules.stream().map(RuleLines::filter).toList();
    }

    private static String filter(BinlogEventRule rule) {
        List<String> parts = new ArrayList<>();
        parts.add(pattern(rule.schemaPattern(), rule.tablePattern()));
        parts.addAll(rule.events());
        rule.sqlPattern().forEach(text -> parts.add("\"" + text + "\""));
        return rule.name() + ": " + rule.action() + " " + String.join(", ", parts);
    }

    static List<String> expressions(List<ExpressionRule> rules) {
        return rules.stream().map(RuleLines::expression).toList();
    }

    private static String expression(ExpressionRule rule) {
        StringBuilder line = new StringBuilder(rule.name()).append(": ");
        line.append(rule.schema()).append('.').append(rule.table());
        append(line, "insert", rule.insertValueExpr());
        append(line, "update from", rule.updateOldValueExpr());
        append(line, "update to", rule.updateNewValueExpr());
        append(line, "delete", rule.deleteValueExpr());
        return line.toString();
    }

    private static void append(StringBuilder line, String change, String expression) {
        if (!expression.isEmpty()) {
            line.append(", ").append(change).append(" where ").append(expression);
        }
    }
}
