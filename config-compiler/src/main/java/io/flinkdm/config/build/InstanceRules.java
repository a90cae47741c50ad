package io.flinkdm.config.build;

import io.flinkdm.config.plan.RulesPlan;
import io.flinkdm.config.task.FilterConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.RulesConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The rules that apply to one instance: those it names, in its order, and its source's filters.
 * Names that nothing defines are left out. Immutable.
 */
public final class InstanceRules {

    private final RulesConfig defined;
    private final InstanceConfig instance;
    private final SourceConfig source;
    private final CaseSensitivity caseSensitivity;

    /**
     * @param source the instance's, {@code null} while it is not known
     */
    public InstanceRules(TaskConfig task, InstanceConfig instance, SourceConfig source) {
        this.defined = task.rules();
        this.instance = instance;
        this.source = source;
        boolean sensitive =
                Value.isTrue(task.caseSensitive())
                        || source != null && Value.isTrue(source.caseSensitive());
        this.caseSensitivity = sensitive ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
    }

    /** The task's or the source's choice; one of them is enough. */
    public CaseSensitivity caseSensitivity() {
        return caseSensitivity;
    }

    public BlockAllowRules allow() {
        Value<String> name = instance.allowList();
        return Value.isEmpty(name) || !defined.allowLists().containsKey(name.value())
                ? BlockAllowRules.NONE
                : Rules.allowList(defined.allowLists().get(name.value()));
    }

    public List<RouteRule> routes() {
        return named(instance.routeRules(), defined.routes(), Rules::route);
    }

    /** Those of the task alone. */
    public List<BinlogEventRule> taskFilters() {
        return named(instance.filterRules(), defined.filters(), Rules::filter);
    }

    /** The source's filters that count: for patterns of a task's rule that rule stands alone. */
    public List<BinlogEventRule> sourceFilters() {
        Set<List<String>> taken = new HashSet<>();
        taskFilters().forEach(rule -> taken.add(patterns(rule)));
        return allSourceFilters().stream().filter(r -> !taken.contains(patterns(r))).toList();
    }

    public RulesPlan plan() {
        List<BinlogEventRule> filters = new ArrayList<>(taskFilters());
        filters.addAll(sourceFilters());
        return new RulesPlan(
                filters,
                named(
                        instance.expressionFilters(),
                        defined.expressionFilter(),
                        Rules::expressionFilter),
                named(
                        instance.columnMappingRules(),
                        defined.columnMappings(),
                        Rules::columnMapping));
    }

    private List<BinlogEventRule> allSourceFilters() {
        List<BinlogEventRule> rules = new ArrayList<>();
        for (FilterConfig filter : source == null ? List.<FilterConfig>of() : source.filters()) {
            rules.add(Rules.filter(sourceFilterName(source, rules.size()), filter));
        }
        return rules;
    }

    /** A source's filters have no names of their own. */
    public static String sourceFilterName(SourceConfig source, int index) {
        return Value.or(source.sourceId(), "") + ".filters[" + index + "]";
    }

    private List<String> patterns(BinlogEventRule rule) {
        return List.of(
                caseSensitivity.fold(rule.schemaPattern()),
                caseSensitivity.fold(rule.tablePattern()));
    }

    private static <C, R> List<R> named(
            List<Value<String>> names, Map<String, C> defined, BiFunction<String, C, R> rule) {
        return names.stream()
                .map(Value::value)
                .filter(defined::containsKey)
                .map(name -> rule.apply(name, defined.get(name)))
                .toList();
    }
}
