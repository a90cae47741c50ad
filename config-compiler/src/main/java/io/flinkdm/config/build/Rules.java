package io.flinkdm.config.build;

import io.flinkdm.config.task.AllowListConfig;
import io.flinkdm.config.task.ColumnMappingConfig;
import io.flinkdm.config.task.ExpressionFilterConfig;
import io.flinkdm.config.task.FilterConfig;
import io.flinkdm.config.task.RouteConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.mapping.ColumnMappingRule;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import java.util.ArrayList;
import java.util.List;

/** Rules of the files as those who apply them take them. Pure. */
public final class Rules {

    private Rules() {}

    public static BlockAllowRules allowList(AllowListConfig list) {
        return new BlockAllowRules(
                texts(list.doDbs()),
                texts(list.ignoreDbs()),
                list.doTables().stream().map(Rules::table).toList(),
                list.ignoreTables().stream().map(Rules::table).toList());
    }

    public static TableRule table(AllowListConfig.Item item) {
        return new TableRule(Value.or(item.dbName(), ""), Value.or(item.tblName(), ""));
    }

    public static RouteRule route(String name, RouteConfig route) {
        return new RouteRule(
                name,
                Value.or(route.schemaPattern(), ""),
                Value.or(route.tablePattern(), ""),
                Value.or(route.targetSchema(), ""),
                Value.or(route.targetTable(), ""),
                extracts(route));
    }

    private static List<ExtractRule> extracts(RouteConfig route) {
        List<ExtractRule> extracts = new ArrayList<>();
        addExtract(extracts, ExtractRule.From.TABLE, route.extractTable());
        addExtract(extracts, ExtractRule.From.SCHEMA, route.extractSchema());
        addExtract(extracts, ExtractRule.From.SOURCE, route.extractSource());
        return extracts;
    }

    private static void addExtract(
            List<ExtractRule> extracts, ExtractRule.From from, RouteConfig.Extract extract) {
        if (extract != null) {
            String regexp = Value.or(extract.regexp(), "");
            extracts.add(new ExtractRule(from, regexp, Value.or(extract.targetColumn(), "")));
        }
    }

    public static BinlogEventRule filter(String name, FilterConfig filter) {
        return new BinlogEventRule(
                name,
                Value.or(filter.schemaPattern(), ""),
                Value.or(filter.tablePattern(), ""),
                texts(filter.events()),
                texts(filter.sqlPattern()),
                Value.or(filter.action(), ""));
    }

    public static ExpressionRule expressionFilter(String name, ExpressionFilterConfig filter) {
        return new ExpressionRule(
                name,
                Value.or(filter.schema(), ""),
                Value.or(filter.table(), ""),
                Value.or(filter.insertValueExpr(), ""),
                Value.or(filter.updateOldValueExpr(), ""),
                Value.or(filter.updateNewValueExpr(), ""),
                Value.or(filter.deleteValueExpr(), ""));
    }

    public static ColumnMappingRule columnMapping(String name, ColumnMappingConfig mapping) {
        return new ColumnMappingRule(
                name,
                Value.or(mapping.schemaPattern(), ""),
                Value.or(mapping.tablePattern(), ""),
                Value.or(mapping.sourceColumn(), ""),
                Value.or(mapping.targetColumn(), ""),
                Value.or(mapping.expression(), ""),
                texts(mapping.arguments()));
    }

    private static List<String> texts(List<Value<String>> values) {
        return values.stream().map(Value::value).toList();
    }
}
