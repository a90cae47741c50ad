package io.flinkdm.udf.mapping;

import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.Wildcard;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code column-mappings} entry as written.
 *
 * @param name the rule's name in the task file
 * @param tablePattern empty for a schema-level rule
 * @param sourceColumn accepted; no expression reads it
 * @param targetColumn the column whose value is replaced
 * @param expression {@code add prefix}, {@code add suffix} or {@code partition id}
 */
public record ColumnMappingRule(
        String name,
        String schemaPattern,
        String tablePattern,
        String sourceColumn,
        String targetColumn,
        String expression,
        List<String> arguments)
        implements Serializable {

    public ColumnMappingRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schemaPattern, "schemaPattern");
        Objects.requireNonNull(tablePattern, "tablePattern");
        Objects.requireNonNull(sourceColumn, "sourceColumn");
        Objects.requireNonNull(targetColumn, "targetColumn");
        Objects.requireNonNull(expression, "expression");
        arguments = List.copyOf(arguments);
    }

    /** What makes this rule unusable by itself, all at once; empty when nothing does. */
    public List<String> mistakes(CaseSensitivity caseSensitivity) {
        List<String> mistakes = new ArrayList<>();
        expressionMistake().ifPresent(mistakes::add);
        if (targetColumn.isEmpty()) {
            mistakes.add("there is no target-column");
        }
        if (schemaPattern.isEmpty()) {
            mistakes.add("there is no schema-pattern");
        }
        for (String pattern : List.of(schemaPattern, tablePattern)) {
            patternMistake(pattern, caseSensitivity).ifPresent(mistakes::add);
        }
        return mistakes;
    }

    /** Both patterns in the form in which those of two rules must differ. */
    public List<String> patterns(CaseSensitivity caseSensitivity) {
        return List.of(caseSensitivity.fold(schemaPattern), caseSensitivity.fold(tablePattern));
    }

    private Optional<String> expressionMistake() {
        Optional<MappingExpression> known = MappingExpression.named(expression);
        if (known.isEmpty()) {
            return Optional.of("`" + expression + "` is no expression of column mappings");
        }
        return known.get().takes(arguments.size())
                ? Optional.empty()
                : Optional.of(expression + " does not take " + arguments.size() + " arguments");
    }

    private static Optional<String> patternMistake(
            String pattern, CaseSensitivity caseSensitivity) {
        try {
            Wildcard.compile(pattern, caseSensitivity);
            return Optional.empty();
        } catch (BadPatternException e) {
            return Optional.of(e.getMessage());
        }
    }
}
