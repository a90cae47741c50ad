package io.flinkdm.config.check;

import io.flinkdm.config.build.Rules;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ColumnMappingConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.mapping.ColumnMappingRule;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The column mappings an instance names. One thread. */
final class ColumnMappingCheck {

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
                ColumnMappingRule rule = Rules.columnMapping(name.value(), mapping);
                rule.mistakes(caseSensitivity).forEach(mistake -> bad(mapping, mistake));
                if (!patterns.add(rule.patterns(caseSensitivity))) {
                    bad(mapping, "another mapping has the same patterns");
                }
            }
        }
    }

    private void bad(ColumnMappingConfig mapping, String message) {
        problems.add(mapping.place(), ErrorCode.CONFIG_GEN_COLUMN_MAPPING, message);
    }
}
