package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.SqlOption;
import java.util.Objects;
import java.util.Set;

/**
 * What a source's server, or the session a statement ran in, decides by itself. Immutable.
 *
 * @param mariaDb whether it is MariaDB
 * @param version as a number: 80015 for 8.0.15, 101118 for 10.11.18
 * @param text the character set and collation of schemas that name none
 * @param explicitDefaultsForTimestamp the variable of that name
 * @param sqlMode the modes in upper case
 * @param lowerCaseNames whether {@code lower_case_table_names} is not 0
 */
public record ServerDefaults(
        boolean mariaDb,
        int version,
        Charsets charsets,
        TextDefaults text,
        boolean explicitDefaultsForTimestamp,
        Set<String> sqlMode,
        boolean lowerCaseNames) {

    private static final int WITHOUT_DISPLAY_WIDTHS = 80019;
    private static final int DATA_DICTIONARY = 80000;

    // 8.0.15 forgets, 9.7 does not; not seen in between.
    private static final int HEEDS_EARLIER_COLLATION = 90000;
    private static final int SHORT_GEOMETRY_COLLECTION = 80011;
    private static final int MYSQL_INLINE_REFERENCES = 90000;
    private static final int MARIADB_INLINE_REFERENCES = 100500;

    public ServerDefaults {
        Objects.requireNonNull(charsets, "charsets");
        Objects.requireNonNull(text, "text");
        sqlMode = Set.copyOf(sqlMode);
    }

    /** How its statements are to be read. */
    public Set<SqlOption> options() {
        Set<SqlOption> options = SqlOption.among(sqlMode);
        if (!mariaDb) {
            options.add(SqlOption.NO_MARIADB_COMMENTS);
        }
        return options;
    }

    /** The same server under another sql_mode: an event of the binlog brings its own. */
    public ServerDefaults withSqlMode(Set<String> modes) {
        return new ServerDefaults(
                mariaDb,
                version,
                charsets,
                text,
                explicitDefaultsForTimestamp,
                modes,
                lowerCaseNames);
    }

    boolean is(String mode) {
        return sqlMode.contains(mode);
    }

    /** Whether types show a width that nobody gave: {@code int(11)}. */
    boolean showsWidths() {
        return mariaDb || version < WITHOUT_DISPLAY_WIDTHS;
    }

    /** Whether COLLATE counts for nothing when CHARACTER SET follows among a table's options. */
    boolean forgetsCollationBeforeCharset() {
        return !mariaDb && version < HEEDS_EARLIER_COLLATION;
    }

    /** Whether an ENUM in the character set binary is shown without it. */
    boolean hidesBinaryCharset() {
        return !mariaDb && version >= DATA_DICTIONARY;
    }

    boolean shortensGeometryCollection() {
        return !mariaDb && version >= SHORT_GEOMETRY_COLLECTION;
    }

    /** Whether REFERENCES in a column makes a foreign key, and so an index. */
    public boolean heedsInlineReferences() {
        return version >= (mariaDb ? MARIADB_INLINE_REFERENCES : MYSQL_INLINE_REFERENCES);
    }
}
