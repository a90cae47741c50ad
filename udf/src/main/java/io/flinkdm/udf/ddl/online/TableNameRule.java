package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.GoRegex;
import java.util.Optional;

/**
 * One entry of {@code shadow-table-rules} or {@code trash-table-rules}: a regex for the whole name
 * whose only group is the real table. The compiler checks entries with it. Immutable.
 */
public final class TableNameRule {

    private final GoRegex regex;

    private TableNameRule(GoRegex regex) {
        this.regex = regex;
    }

    /**
     * @throws MigrationException 20048 when RE2 cannot read it or it has not exactly one group
     */
    public static TableNameRule compile(String rule) {
        GoRegex regex = read(rule);
        if (regex.groupCount() != 1) {
            throw new MigrationException(
                    ErrorCode.CONFIG_ONLINE_DDL_INVALID_REGEX,
                    "`" + rule + "` must have exactly one capture group");
        }
        return new TableNameRule(regex);
    }

    private static GoRegex read(String rule) {
        try {
            return GoRegex.compile(anchored(rule));
        } catch (BadPatternException e) {
            throw new MigrationException(
                    ErrorCode.CONFIG_ONLINE_DDL_INVALID_REGEX, e.getMessage(), e);
        }
    }

    /**
     * With {@code ^} and {@code $} where they are missing. DM looks at the first and last character
     * only: {@code a|b} becomes {@code ^a|b$}, and {@code \$} counts as an end.
     */
    public static String anchored(String rule) {
        return (rule.startsWith("^") ? "" : "^") + rule + (rule.endsWith("$") ? "" : "$");
    }

    /** The group's text; empty where the rule does not match. */
    Optional<String> realName(String table) {
        return regex.matches(table) ? Optional.of(regex.groups(table)) : Optional.empty();
    }
}
