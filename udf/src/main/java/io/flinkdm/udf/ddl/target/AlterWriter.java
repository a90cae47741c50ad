package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.TrackedColumn;
import io.flinkdm.udf.ddl.track.TrackedKey;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.Position;
import io.flinkdm.udf.ddl.tree.TableOption;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One part of an ALTER TABLE as parts the target takes, each fit for a statement of its own.
 * Confined to one part.
 */
final class AlterWriter implements AlterSpec.Visitor<List<String>> {

    private static final Set<String> KEPT_OPTIONS = Set.of("AUTO_INCREMENT", "COMMENT");

    private static final Set<String> TEXT_OPTIONS =
            Set.of(TableOption.CHARSET, TableOption.COLLATE);

    /** They change no rows, and the target has its own ways. */
    private static final Set<String> NOTHING =
            Set.of(
                    "ALGORITHM",
                    "LOCK",
                    "FORCE",
                    "ENABLE",
                    "DISABLE",
                    "ORDER",
                    "WITH",
                    "WITHOUT",
                    "ANALYZE",
                    "CHECK",
                    "OPTIMIZE",
                    "REPAIR",
                    "REBUILD",
                    "DISCARD",
                    "IMPORT");

    /** Not of the ALTER TABLE: TiDB wants to be sure before it takes AUTO_INCREMENT away. */
    static final String UNNUMBER = "SET SESSION tidb_allow_remove_auto_inc = ON";

    private final TargetColumns columns;
    private final ChangedValues values;
    private final TrackedTable before;
    private final TrackedTable after;
    private final TableId other;
    private final AlteredKeys keys;

    /**
     * @param other the routed name of another table in the part, else null
     */
    AlterWriter(
            TargetColumns columns,
            ChangedValues values,
            TrackedTable before,
            TrackedTable after,
            TableId other) {
        this.values = values;
        this.columns = columns;
        this.before = before;
        this.after = after;
        this.other = other;
        this.keys = new AlteredKeys(columns, before, after);
    }

    /** It cannot be carried over; the message says why. */
    static final class UnwritableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnwritableException(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public List<String> addColumn(AlterSpec.AddColumn spec) {
        if (before.column(spec.column().name()).isPresent()) {
            return List.of();
        }
        FilledColumns.requireSameValues(spec.column());
        List<String> parts = new ArrayList<>();
        parts.add("ADD COLUMN " + columns.added(spec.column(), after) + place(spec.position()));
        parts.addAll(keys.added());
        return parts;
    }

    private static String place(Position position) {
        switch (position.place()) {
            case FIRST:
                return " FIRST";
            case AFTER:
                return " AFTER " + TableId.quote(position.column());
            default:
                return "";
        }
    }

    @Override
    public List<String> addKey(AlterSpec.AddKey spec) {
        return keys.added();
    }

    @Override
    public List<String> addForeignKey(AlterSpec.AddForeignKey spec) {
        columns.drop("foreign key " + spec.key().symbol());
        return keys.added();
    }

    /** TiDB drops no column that is part of a longer key: the key goes and comes back. */
    @Override
    public List<String> dropColumn(AlterSpec.DropColumn spec) {
        if (before.column(spec.column()).isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (TrackedKey key : before.keysOf(spec.column())) {
            if (columns.takes(key)) {
                parts.addAll(keys.dropped(key));
                after.key(key.name()).ifPresent(shorter -> keys.add(shorter, again));
            }
        }
        parts.add("DROP COLUMN " + columns.ifExists() + TableId.quote(spec.column()));
        parts.addAll(again);
        return parts;
    }

    @Override
    public List<String> changeColumn(AlterSpec.ChangeColumn spec) {
        if (before.column(spec.column()).isEmpty()) {
            return List.of();
        }
        boolean renames = !spec.column().equalsIgnoreCase(spec.definition().name());
        TrackedColumn old = before.column(spec.column()).orElseThrow();
        List<String> parts = new ArrayList<>();
        TrackedColumn changed = after.column(spec.definition().name()).orElseThrow();
        values.requireSame(old.name(), old.definition().type(), changed.definition().type());
        boolean unnumbers = numbers(old) && !spec.definition().has(Kind.AUTO_INCREMENT);
        if (unnumbers && columns.onTidb()) {
            parts.add(UNNUMBER);
        }
        String change =
                (renames ? "CHANGE COLUMN " + TableId.quote(spec.column()) : "MODIFY COLUMN")
                        + " "
                        + columns.changed(spec.definition(), old, after)
                        + place(spec.position());
        parts.addAll(
                AlteredKeys.collatesOtherwise(old, changed)
                        ? keys.around(List.of(old.name()), change)
                        : List.of(change));
        parts.addAll(keys.added());
        return parts;
    }

    private static boolean numbers(TrackedColumn column) {
        return column.definition().has(Kind.AUTO_INCREMENT);
    }

    @Override
    public List<String> renameColumn(AlterSpec.RenameColumn spec) {
        return before.column(spec.from()).isEmpty()
                ? List.of()
                : List.of(
                        DdlPrinter.print(
                                new AlterSpec.RenameColumn(spec.from(), spec.to(), false)));
    }

    @Override
    public List<String> changeDefault(AlterSpec.ChangeDefault spec) {
        boolean refused =
                before.column(spec.column())
                        .map(column -> column.definition().type().name())
                        .filter(type -> !spec.value().isEmpty())
                        .filter(type -> DefaultValues.refused(type, spec.value()))
                        .isPresent();
        if (refused || !DefaultValues.supported(spec.value())) {
            columns.drop("default " + spec.value() + " of " + spec.column());
            return List.of();
        }
        return before.column(spec.column()).isEmpty()
                ? List.of()
                : List.of(
                        DdlPrinter.print(
                                new AlterSpec.ChangeDefault(
                                        spec.column(),
                                        DefaultValues.untyped(spec.value()),
                                        false)));
    }

    @Override
    public List<String> dropKey(AlterSpec.DropKey spec) {
        return before.key(spec.name()).map(keys::dropped).orElse(List.of());
    }

    /** Foreign keys and checks are not there. */
    @Override
    public List<String> dropConstraint(AlterSpec.DropConstraint spec) {
        boolean key = spec.kind().equals("CONSTRAINT") && after.key(spec.name()).isEmpty();
        return key ? before.key(spec.name()).map(keys::dropped).orElse(List.of()) : List.of();
    }

    @Override
    public List<String> renameKey(AlterSpec.RenameKey spec) {
        boolean there = before.key(spec.from()).filter(columns::takes).isPresent();
        return there
                ? List.of(DdlPrinter.print(new AlterSpec.RenameKey(spec.from(), spec.to(), false)))
                : List.of();
    }

    @Override
    public List<String> renameTable(AlterSpec.RenameTable spec) {
        return List.of("RENAME AS " + other.quoted());
    }

    @Override
    public List<String> convertCharset(AlterSpec.ConvertCharset spec) {
        if (after.text().charset().equals("binary")) {
            throw new UnwritableException("the target does not turn text into bytes");
        }
        if (columns.holdsAll(before) && !columns.holdsAll(after)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        parts.addAll(keys.around(keys.converted(), "CONVERT TO " + columns.widest(after.text())));
        parts.addAll(grown());
        return parts;
    }

    /** The source takes the next larger TEXT where a character takes more bytes now. */
    private List<String> grown() {
        List<String> parts = new ArrayList<>();
        for (TrackedColumn column : after.columns()) {
            TrackedColumn old = before.column(column.name()).orElse(column);
            if (!old.definition().type().name().equals(column.definition().type().name())) {
                parts.add("MODIFY COLUMN " + columns.changed(column.definition(), old, after));
            }
        }
        return parts;
    }

    /**
     * A default that stays what it was is not written: the target's may be another one, which its
     * columns have.
     */
    @Override
    public List<String> setOptions(AlterSpec.SetOptions spec) {
        List<String> kept = new ArrayList<>();
        boolean told = before.text().equals(after.text());
        for (TableOption option : spec.options()) {
            if (KEPT_OPTIONS.contains(option.name())) {
                kept.add(DdlPrinter.options(List.of(option)));
            } else if (TEXT_OPTIONS.contains(option.name()) && !told) {
                kept.add("DEFAULT " + columns.widest(after.text()));
                told = true;
            }
        }
        return kept.isEmpty() ? List.of() : List.of(String.join(" ", kept));
    }

    @Override
    public List<String> partitionTable(AlterSpec.PartitionTable spec) {
        if (spec.move() != AlterSpec.PartitionTable.Move.EXCHANGE) {
            throw new UnwritableException("the target does not turn partitions into tables");
        }
        return List.of((spec.before() + " " + other.quoted() + " " + spec.after()).strip());
    }

    @Override
    public List<String> other(AlterSpec.Other spec) {
        String first = spec.text().split("[\\s=(]+", 2)[0].toUpperCase(Locale.ROOT);
        if (NOTHING.contains(first)) {
            return List.of();
        }
        if (spec.text().toUpperCase(Locale.ROOT).contains("PARTITION")) {
            return List.of(spec.text());
        }
        columns.drop(spec.text());
        return List.of();
    }
}
