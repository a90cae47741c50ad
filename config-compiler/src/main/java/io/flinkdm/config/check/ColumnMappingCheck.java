package io.flinkdm.config.check;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ColumnMappingConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.Wildcard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The column mappings an instance names. One thread. */
final class ColumnMappingCheck {

    private static final Map<String, Set<Integer>> ARGUMENTS =
            Map.of("add prefix", Set.of(1), "add suffix", Set.of(1), "partition id", Set.of(3, 4));

    private final CaseSensitivity caseSensitivity;
    private final Problems problems;

    ColumnMappingCheck(CaseSensitivity caseSensitivity, Problems problems) {
        this.caseSensitivity = caseSensitivity;
        this.problems = problems;
    }

    void run(InstanceConfig instance, Map<String, ColumnMappingConfig> defined) {
        Set<List<String>> patterns = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Value<String> name : instance.columnMappingRules()) {
            ColumnMappingConfig mapping = defined.get(name.value());
            if (mapping != null && names.add(name.value())) {
                check(mapping);
                if (!patterns.add(patterns(mapping))) {
                    bad(mapping, "another mapping has the same patterns");
                }
            }
        }
    }

    private void check(ColumnMappingConfig mapping) {
        String expression = Value.or(mapping.expression(), "");
        if (!ARGUMENTS.containsKey(expression)) {
            bad(mapping, "`" + expression + "` is no expression of column mappings");
        } else if (!ARGUMENTS.get(expression).contains(mapping.arguments().size())) {
            bad(
                    mapping,
                    expression + " does not take " + mapping.arguments().size() + " arguments");
        }
        if (Value.isEmpty(mapping.targetColumn())) {
            bad(mapping, "there is no target-column");
        }
        if (Value.isEmpty(mapping.schemaPattern())) {
            bad(mapping, "there is no schema-pattern");
        }
        patterns(mapping).forEach(pattern -> checkWildcard(mapping, pattern));
    }

    private void checkWildcard(ColumnMappingConfig mapping, String pattern) {
        try {
            Wildcard.compile(pattern, caseSensitivity);
        } catch (BadPatternException e) {
            bad(mapping, e.getMessage());
        }
    }

    private List<String> patterns(ColumnMappingConfig mapping) {
        return List.of(
                caseSensitivity.fold(Value.or(mapping.schemaPattern(), "")),
                caseSensitivity.fold(Value.or(mapping.tablePattern(), "")));
    }

    private void bad(ColumnMappingConfig mapping, String message) {
        problems.add(mapping.place(), ErrorCode.CONFIG_GEN_COLUMN_MAPPING, message);
    }
}
