package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.OperationKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each part of an ALTER TABLE is to rules. Stateless. */
final class SpecKinds implements AlterSpec.Visitor<OperationKind> {

    static final SpecKinds KINDS = new SpecKinds();

    private static final Map<String, OperationKind> PARTITION_WORK =
            Map.of(
                    "DROP", OperationKind.DROP_PARTITION,
                    "TRUNCATE", OperationKind.TRUNCATE_PARTITION,
                    "REORGANIZE", OperationKind.REORGANIZE_PARTITION,
                    "REBUILD", OperationKind.REBUILD_PARTITION,
                    "COALESCE", OperationKind.COALESCE_PARTITION);

    private static final Set<String> CHECKS = Set.of("CHECK", "CONSTRAINT");

    private SpecKinds() {}

    @Override
    public OperationKind addColumn(AlterSpec.AddColumn spec) {
        return OperationKind.ADD_COLUMN;
    }

    @Override
    public OperationKind addKey(AlterSpec.AddKey spec) {
        return OperationKind.ADD_CONSTRAINT;
    }

    @Override
    public OperationKind addForeignKey(AlterSpec.AddForeignKey spec) {
        return OperationKind.ADD_CONSTRAINT;
    }

    @Override
    public OperationKind dropColumn(AlterSpec.DropColumn spec) {
        return OperationKind.DROP_COLUMN;
    }

    @Override
    public OperationKind changeColumn(AlterSpec.ChangeColumn spec) {
        return OperationKind.CHANGE_COLUMN;
    }

    @Override
    public OperationKind renameColumn(AlterSpec.RenameColumn spec) {
        return OperationKind.RENAME_COLUMN;
    }

    @Override
    public OperationKind changeDefault(AlterSpec.ChangeDefault spec) {
        return OperationKind.CHANGE_DEFAULT;
    }

    @Override
    public OperationKind dropKey(AlterSpec.DropKey spec) {
        return spec.name().equals("PRIMARY")
                ? OperationKind.DROP_PRIMARY_KEY
                : OperationKind.DROP_INDEX;
    }

    @Override
    public OperationKind dropConstraint(AlterSpec.DropConstraint spec) {
        return OperationKind.OTHER_ALTERATION;
    }

    @Override
    public OperationKind renameKey(AlterSpec.RenameKey spec) {
        return OperationKind.RENAME_INDEX;
    }

    @Override
    public OperationKind renameTable(AlterSpec.RenameTable spec) {
        return OperationKind.RENAME_TABLE;
    }

    @Override
    public OperationKind convertCharset(AlterSpec.ConvertCharset spec) {
        return OperationKind.CHANGE_CHARSET;
    }

    /** The first option that has an event counts. */
    @Override
    public OperationKind setOptions(AlterSpec.SetOptions spec) {
        for (TableOption option : spec.options()) {
            switch (option.name()) {
                case TableOption.CHARSET:
                    return OperationKind.CHANGE_CHARSET;
                case TableOption.COLLATE:
                    return OperationKind.CHANGE_COLLATION;
                case "ENGINE":
                    return OperationKind.CHANGE_ENGINE;
                default:
                    break;
            }
        }
        return OperationKind.OTHER_ALTERATION;
    }

    @Override
    public OperationKind partitionTable(AlterSpec.PartitionTable spec) {
        return spec.move() == AlterSpec.PartitionTable.Move.EXCHANGE
                ? OperationKind.EXCHANGE_PARTITION
                : OperationKind.OTHER_ALTERATION;
    }

    @Override
    public OperationKind other(AlterSpec.Other spec) {
        String[] words = spec.text().toUpperCase(Locale.ROOT).split("[\\s(]+", 3);
        String second = words.length > 1 ? words[1] : "";
        if (second.equals("PARTITION")) {
            return PARTITION_WORK.getOrDefault(words[0], OperationKind.OTHER_ALTERATION);
        }
        return words[0].equals("ADD") && CHECKS.contains(second)
                ? OperationKind.ADD_CONSTRAINT
                : OperationKind.OTHER_ALTERATION;
    }
}
