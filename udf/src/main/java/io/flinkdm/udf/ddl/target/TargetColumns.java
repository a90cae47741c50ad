package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.track.TrackedColumn;
import io.flinkdm.udf.ddl.track.TrackedKey;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.ColumnAttribute;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.ddl.tree.DefinitionPrinter;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns and keys of a tracked table as the target takes them. Confined to one statement. */
final class TargetColumns {

    private static final Pattern STORED =
            Pattern.compile("(STORED|PERSISTENT)$", Pattern.CASE_INSENSITIVE);

    private final TargetDialect dialect;
    private final TableId target;
    private final List<String> dropped;

    /**
     * @param dropped takes one text for each thing that could not be kept
     */
    TargetColumns(TargetDialect dialect, TableId target, List<String> dropped) {
        this.dialect = dialect;
        this.target = target;
        this.dropped = dropped;
    }

    /**
     * A column's definition without keys, in the source's own types.
     *
     * @param written as the statement has it, which says whether a character set is named
     */
    Definition.Column plain(Definition.Column written, TrackedColumn tracked) {
        DataType type = tracked.definition().type();
        boolean named = dialect.policy() == CollationPolicy.STRICT || names(written.type());
        List<ColumnAttribute> attributes =
                tracked.definition().attributes().stream()
                        .filter(attribute -> attribute.kind() != Kind.REFERENCES)
                        .toList();
        return new Definition.Column(
                tracked.name(), named ? type : type.withText("", ""), attributes);
    }

    private static boolean names(DataType type) {
        return !type.charset().isEmpty()
                || !type.collation().isEmpty()
                || type.is(Flag.BINARY)
                || type.name().equals("JSON");
    }

    /** A column of a table that exists; TiDB computes its values only when they are read. */
    String added(Definition.Column written, TrackedTable table) {
        Definition.Column column = plain(written, tracked(written, table));
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (ColumnAttribute attribute : column.attributes()) {
            Matcher stored = STORED.matcher(attribute.value());
            if (attribute.kind() == Kind.GENERATED && stored.find()) {
                drop("STORED of column " + column.name() + ", as the table exists");
                attributes.add(new ColumnAttribute(Kind.GENERATED, stored.replaceFirst("VIRTUAL")));
            } else {
                attributes.add(attribute);
            }
        }
        return text(new Definition.Column(column.name(), column.type(), attributes), table);
    }

    /** A column that was there. TiDB numbers no rows of it anew, and narrows no character set. */
    String changed(Definition.Column written, TrackedColumn before, TrackedTable table) {
        TrackedColumn tracked = tracked(written, table);
        Definition.Column column = plain(written, tracked);
        if (column.has(Kind.AUTO_INCREMENT) && !before.definition().has(Kind.AUTO_INCREMENT)) {
            drop("AUTO_INCREMENT of column " + column.name() + ", which was there without");
            column =
                    new Definition.Column(
                            column.name(),
                            column.type(),
                            column.attributes().stream()
                                    .filter(a -> a.kind() != Kind.AUTO_INCREMENT)
                                    .toList());
        }
        DataType type = tracked.definition().type();
        boolean other = !type.charset().equals(before.definition().type().charset());
        if (other && !type.charset().isEmpty() && !type.charset().equals(Collations.FALLBACK)) {
            boolean unique = unique(table).contains(tracked.name().toLowerCase(Locale.ROOT));
            column = column.with(type.withText(Collations.FALLBACK, fallback(type, unique)));
            drop("character set " + type.charset() + " of column " + column.name());
        } else if (other) {
            column = column.with(type);
        } else if (dialect.policy() == CollationPolicy.LOOSE && keepsDefault(before, type, table)) {
            column = column.with(column.type().withText("", ""));
        }
        return text(column, table);
    }

    /**
     * Whether a column has the table's collation before and after. On the target it then has that
     * of the table there, which may be another one: nobody named it.
     */
    private static boolean keepsDefault(TrackedColumn before, DataType type, TrackedTable table) {
        DataType old = before.definition().type();
        return type.charset().equals(old.charset())
                && type.collation().equals(old.collation())
                && type.collation().equals(table.text().collation());
    }

    private String fallback(DataType type, boolean unique) {
        return unique ? Collations.FALLBACK + "_bin" : fallback(type.collation());
    }

    private String fallback(String collation) {
        boolean foldsCase = collation.endsWith("_ci");
        return Collations.FALLBACK + (foldsCase ? "_general_ci" : "_bin");
    }

    private static TrackedColumn tracked(Definition.Column written, TrackedTable table) {
        return table.column(written.name()).orElseThrow();
    }

    private String text(Definition.Column column, TrackedTable table) {
        SqlPieces text = SqlPieces.of(DefinitionPrinter.print(column));
        return definitions(table.text()).item(text, unique(table)).print();
    }

    /** Whether all text of a table is in the character set that holds every other one's. */
    boolean holdsAll(TrackedTable table) {
        return table.columns().stream()
                .map(column -> column.definition().type().charset())
                .allMatch(charset -> charset.isEmpty() || charset.equals(Collations.FALLBACK));
    }

    /** TiDB changes a character set to the one that holds every other one's only. */
    String widest(TextDefaults text) {
        if (text.charset().equals(Collations.FALLBACK)) {
            return charsets("CHARACTER SET " + text.charset() + " COLLATE " + text.collation());
        }
        drop("character set " + text.charset() + "; " + Collations.FALLBACK + " in its place");
        return "CHARACTER SET " + Collations.FALLBACK + " COLLATE " + fallback(text.collation());
    }

    private Definitions definitions(TextDefaults text) {
        SqlPieces defaults =
                SqlPieces.of("CHARSET=" + text.charset() + " COLLATE=" + text.collation());
        CharsetClauses charsets =
                new CharsetClauses(dialect.collations(), target.toString(), dropped);
        return new Definitions(dialect.product(), charsets, defaults, target, dropped);
    }

    private static Set<String> unique(TrackedTable table) {
        Set<String> names = new HashSet<>();
        for (TrackedKey key : table.keys()) {
            if (key.definition().kind().unique()) {
                key.definition()
                        .parts()
                        .forEach(part -> names.add(part.column().toLowerCase(Locale.ROOT)));
            }
        }
        return names;
    }

    /** Whether the target has such a key. */
    boolean takes(TrackedKey key) {
        KeyKind kind = key.definition().kind();
        return (kind.unique() || kind == KeyKind.PLAIN) && !ExpressionKeys.refused(printed(key));
    }

    private static SqlPieces printed(TrackedKey key) {
        return SqlPieces.of(DefinitionPrinter.print(nameless(key.definition())));
    }

    /** A key as the target takes it. */
    String key(TrackedKey key, TrackedTable table) {
        return definitions(table.text()).item(printed(key), Set.of()).print();
    }

    static Definition.Key nameless(Definition.Key key) {
        return key.kind() == KeyKind.PRIMARY ? key.named("") : key;
    }

    boolean onTidb() {
        return dialect.product() == TargetProduct.TIDB;
    }

    /** Behind DROP INDEX and DROP COLUMN of an ALTER TABLE; MySQL knows it nowhere there. */
    String ifExists() {
        return onTidb() ? "IF EXISTS " : "";
    }

    void drop(String what) {
        dropped.add(target + ": no " + what);
    }

    /** Only what of a text names character sets is replaced. */
    String charsets(String sql) {
        return new CharsetClauses(dialect.collations(), target.toString(), dropped)
                .rewrite(SqlPieces.of(sql))
                .print();
    }
}
