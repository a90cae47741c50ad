package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Position;
import io.flinkdm.udf.ddl.tree.TableOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of one ALTER TABLE, sorted by what they do. Confined to one statement. */
final class AlterParts implements AlterSpec.Visitor<Void> {

    /**
     * A column that gets a place, in the statement's order.
     *
     * @param moves whether it is there and goes elsewhere
     */
    record Placed(
            Definition.Column column, Position position, boolean moves, boolean ifNotExists) {}

    private final TrackedTable old;
    private final Set<String> drops = new HashSet<>();
    private final Map<String, AlterSpec.ChangeColumn> changes = new HashMap<>();
    private final Map<String, String> renames = new HashMap<>();
    private final Map<String, String> newDefaults = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Set<String> keyDrops = new HashSet<>();
    private final Map<String, String> keyRenames = new HashMap<>();
    private final List<Definition> newKeys = new ArrayList<>();
    private final List<TableOption> options = new ArrayList<>();
    private AlterSpec.ConvertCharset conversion;

    AlterParts(TrackedTable old) {
        this.old = old;
    }

    boolean drops(String column) {
        return drops.contains(lower(column));
    }

    Optional<AlterSpec.ChangeColumn> change(String column) {
        return Optional.ofNullable(changes.get(lower(column)));
    }

    /** By RENAME or CHANGE; the name itself where it stays. */
    String newName(String column) {
        AlterSpec.ChangeColumn change = changes.get(lower(column));
        return change == null
                ? renames.getOrDefault(lower(column), column)
                : change.definition().name();
    }

    /** Null where it stays, {@code ""} where it goes. */
    String newDefault(String column) {
        return newDefaults.get(lower(column));
    }

    List<Placed> placed() {
        return placed;
    }

    boolean dropsKey(String key) {
        return keyDrops.contains(lower(key));
    }

    String newKeyName(String key) {
        return keyRenames.getOrDefault(lower(key), key);
    }

    /** Keys, foreign keys, and columns whose definition makes keys. */
    List<Definition> newKeys() {
        return newKeys;
    }

    List<TableOption> options() {
        return options;
    }

    Optional<AlterSpec.ConvertCharset> conversion() {
        return Optional.ofNullable(conversion);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether it is there; an error where it is not and has to be. */
    private boolean has(String column, boolean ifExists) {
        boolean there = old.column(column).isPresent();
        if (!there && !ifExists) {
            throw TableAlterer.missing("column " + column);
        }
        return there;
    }

    @Override
    public Void addColumn(AlterSpec.AddColumn spec) {
        if (spec.ifNotExists() && old.column(spec.column().name()).isPresent()) {
            return null;
        }
        placed.add(new Placed(spec.column(), spec.position(), false, spec.ifNotExists()));
        newKeys.add(spec.column());
        return null;
    }

    @Override
    public Void addKey(AlterSpec.AddKey spec) {
        String name = spec.key().name();
        boolean there = !name.isEmpty() && old.key(name).isPresent() && !dropsKey(name);
        if (!there || !spec.ifNotExists()) {
            newKeys.add(spec.key());
        }
        return null;
    }

    @Override
    public Void addForeignKey(AlterSpec.AddForeignKey spec) {
        newKeys.add(spec.key());
        return null;
    }

    @Override
    public Void dropColumn(AlterSpec.DropColumn spec) {
        if (has(spec.column(), spec.ifExists())) {
            drops.add(lower(spec.column()));
        }
        return null;
    }

    @Override
    public Void changeColumn(AlterSpec.ChangeColumn spec) {
        if (!has(spec.column(), spec.ifExists())) {
            return null;
        }
        changes.put(lower(spec.column()), spec);
        if (!spec.position().isDefault()) {
            placed.add(new Placed(spec.definition(), spec.position(), true, false));
        }
        newKeys.add(spec.definition());
        return null;
    }

    @Override
    public Void renameColumn(AlterSpec.RenameColumn spec) {
        if (has(spec.from(), spec.ifExists())) {
            renames.put(lower(spec.from()), spec.to());
        }
        return null;
    }

    @Override
    public Void changeDefault(AlterSpec.ChangeDefault spec) {
        if (has(spec.column(), spec.ifExists())) {
            newDefaults.put(lower(spec.column()), spec.value());
        }
        return null;
    }

    @Override
    public Void dropKey(AlterSpec.DropKey spec) {
        if (old.key(spec.name()).isEmpty() && !spec.ifExists()) {
            throw TableAlterer.missing("key " + spec.name());
        }
        keyDrops.add(lower(spec.name()));
        return null;
    }

    /** One that is no key leaves the structure alone. */
    @Override
    public Void dropConstraint(AlterSpec.DropConstraint spec) {
        boolean key = old.key(spec.name()).filter(k -> k.definition().kind().unique()).isPresent();
        if (key && spec.kind().equals("CONSTRAINT")) {
            keyDrops.add(lower(spec.name()));
        }
        return null;
    }

    @Override
    public Void renameKey(AlterSpec.RenameKey spec) {
        if (old.key(spec.from()).isPresent()) {
            keyRenames.put(lower(spec.from()), spec.to());
        }
        return null;
    }

    @Override
    public Void renameTable(AlterSpec.RenameTable spec) {
        return null;
    }

    @Override
    public Void convertCharset(AlterSpec.ConvertCharset spec) {
        conversion = spec;
        return null;
    }

    @Override
    public Void setOptions(AlterSpec.SetOptions spec) {
        options.addAll(spec.options());
        return null;
    }

    @Override
    public Void partitionTable(AlterSpec.PartitionTable spec) {
        return null;
    }

    @Override
    public Void other(AlterSpec.Other spec) {
        return null;
    }
}
