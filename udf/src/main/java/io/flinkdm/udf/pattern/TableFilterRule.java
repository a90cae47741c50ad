package io.flinkdm.udf.pattern;

/**
 * A rule of TiDB's table filters, {@code schema.table} with an exclamation mark before it to leave
 * out what matches. Each half is a name in quotes, a regular expression between slashes, or text
 * with the wildcards {@code *}, {@code ?} and {@code [a-c]}. Immutable.
 *
 * <p>Source: TiDB manual, table filter.
 */
public final class TableFilterRule {

    private final boolean leavesOut;
    private final GoRegex schema;
    private final GoRegex table;

    private TableFilterRule(boolean leavesOut, GoRegex schema, GoRegex table) {
        this.leavesOut = leavesOut;
        this.schema = schema;
        this.table = table;
    }

    /**
     * @throws BadPatternException when the text is no rule
     */
    public static TableFilterRule compile(String text, CaseSensitivity caseSensitivity) {
        boolean leavesOut = text.startsWith("!");
        TableFilterReader reader = new TableFilterReader(text, leavesOut ? 1 : 0);
        String flags = caseSensitivity == CaseSensitivity.SENSITIVE ? "" : "(?i)";
        GoRegex schema = GoRegex.compile(flags + reader.half());
        reader.dot();
        GoRegex table = GoRegex.compile(flags + reader.half());
        reader.end();
        return new TableFilterRule(leavesOut, schema, table);
    }

    /** Whether what it matches is left out. */
    public boolean leavesOut() {
        return leavesOut;
    }

    public boolean matches(String schemaName, String tableName) {
        return schema.matches(schemaName) && table.matches(tableName);
    }
}
