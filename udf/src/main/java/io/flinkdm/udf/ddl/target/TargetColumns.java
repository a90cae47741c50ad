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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Columns and keys of a tracked table as the target takes them. Confined to one statement. */
final class TargetColumns {

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

    /** A column's definition as the target takes it. */
    String column(Definition.Column written, TrackedTable table) {
        TrackedColumn tracked = table.column(written.name()).orElseThrow();
        SqlPieces text = SqlPieces.of(DefinitionPrinter.print(plain(written, tracked)));
        return definitions(table.text()).item(text, unique(table)).print();
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

    /** Whether the target has keys of that kind. */
    static boolean supports(KeyKind kind) {
        return kind == KeyKind.PRIMARY || kind == KeyKind.UNIQUE || kind == KeyKind.PLAIN;
    }

    /** A key as the target takes it. */
    String key(TrackedKey key, TrackedTable table) {
        String text = DefinitionPrinter.print(nameless(key.definition()));
        return definitions(table.text()).item(SqlPieces.of(text), Set.of()).print();
    }

    static Definition.Key nameless(Definition.Key key) {
        return key.kind() == KeyKind.PRIMARY ? key.named("") : key;
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
