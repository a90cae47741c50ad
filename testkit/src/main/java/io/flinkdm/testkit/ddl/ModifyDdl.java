package io.flinkdm.testkit.ddl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Statements that change columns. Stateless. */
final class ModifyDdl {

    private ModifyDdl() {}

    /** On some column that fits; TiDB does not change those of partitioned tables. */
    private static Optional<String> on(
            World world,
            Dice dice,
            Predicate<LiveColumn> fits,
            Function<LiveColumn, String> change) {
        return dice.one(world.tables(), table -> !table.isPartitioned())
                .flatMap(
                        table ->
                                dice.one(table.changeable(), fits)
                                        .map(
                                                column ->
                                                        "ALTER TABLE "
                                                                + world.name(table)
                                                                + " "
                                                                + change.apply(column)));
    }

    static Optional<String> widen(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> !wider(column).isEmpty(),
                column ->
                        dice.of("MODIFY ", "MODIFY COLUMN ")
                                + column.quoted()
                                + " "
                                + wider(column)
                                + column.notNull());
    }

    /** A type that holds all of its values, else {@code ""}. */
    static String wider(LiveColumn column) {
        String unsigned = column.type().contains("unsigned") ? " UNSIGNED" : "";
        switch (column.family()) {
            case "smallint":
                return "INT" + unsigned;
            case "int":
                return "BIGINT" + unsigned;
            case "varchar":
                int length = Integer.parseInt(column.type().replaceAll("\\D", ""));
                return length > 60 ? "" : "VARCHAR(" + (length + 7) + ")" + charset(column);
            case "char":
                return "VARCHAR(30)" + charset(column);
            case "varbinary":
                return "VARBINARY(90)";
            case "decimal":
                return "DECIMAL(14,4)";
            case "text":
                return "MEDIUMTEXT" + charset(column);
            case "datetime":
                return "DATETIME(6)";
            default:
                return "";
        }
    }

    /** Said where it is not the usual one. */
    private static String charset(LiveColumn column) {
        return column.charset().isEmpty() || column.charset().equals("utf8mb4")
                ? ""
                : " CHARACTER SET " + column.charset();
    }

    static Optional<String> nullability(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> true,
                column -> "MODIFY " + same(column) + (column.nullable() ? " NOT NULL" : " NULL"));
    }

    /** Name and type as they are. */
    private static String same(LiveColumn column) {
        return column.quoted() + " " + column.type() + charset(column);
    }

    static Optional<String> defaultValue(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> !value(column, dice).isEmpty(),
                column ->
                        "MODIFY COLUMN "
                                + same(column)
                                + column.notNull()
                                + " DEFAULT "
                                + value(column, dice));
    }

    /** One it can have, {@code ""} where none is known. */
    static String value(LiveColumn column, Dice dice) {
        switch (column.family()) {
            case "smallint":
            case "int":
            case "bigint":
                return String.valueOf(dice.below(1_000));
            case "decimal":
                return "'3.25'";
            case "double":
                return "0.5";
            case "char":
            case "varchar":
                return dice.of("'d'", "''", "'it''s'");
            case "varbinary":
                return "'b'";
            case "date":
                return "'2020-02-29'";
            case "datetime":
                return "'2020-02-29 12:00:00'";
            default:
                return "";
        }
    }

    /** TiDB does not change the order of what is indexed. */
    static Optional<String> charset(World world, Dice dice) {
        return dice.one(world.tables(), table -> !table.isPartitioned())
                .flatMap(
                        table ->
                                dice.one(table.changeable(), column -> isLatin1(table, column))
                                        .map(
                                                column ->
                                                        "ALTER TABLE "
                                                                + world.name(table)
                                                                + " MODIFY "
                                                                + column.quoted()
                                                                + " "
                                                                + column.type()
                                                                + " CHARACTER SET utf8mb4"
                                                                + column.notNull()));
    }

    private static boolean isLatin1(LiveTable table, LiveColumn column) {
        return column.charset().equals("latin1") && !table.isIndexed(column);
    }

    static Optional<String> place(World world, Dice dice) {
        return dice.one(world.tables(), table -> !table.isPartitioned())
                .flatMap(
                        table ->
                                dice.one(table.changeable())
                                        .map(
                                                column ->
                                                        "ALTER TABLE "
                                                                + world.name(table)
                                                                + " MODIFY "
                                                                + same(column)
                                                                + column.notNull()
                                                                + placeOf(table, column, dice)));
    }

    private static String placeOf(LiveTable table, LiveColumn column, Dice dice) {
        List<LiveColumn> others =
                table.columns().stream().filter(other -> !other.equals(column)).toList();
        return dice.oneIn(2)
                ? " FIRST"
                : dice.one(others).map(other -> " AFTER " + other.quoted()).orElse(" FIRST");
    }

    static Optional<String> extend(World world, Dice dice) {
        return on(
                world,
                dice,
                column ->
                        (column.family().equals("enum") || column.family().equals("set"))
                                && column.type().split("','").length < 8,
                column ->
                        "MODIFY "
                                + column.quoted()
                                + " "
                                + column.type().replaceFirst("\\)$", ",'m" + members(column) + "')")
                                + charset(column)
                                + column.notNull());
    }

    private static int members(LiveColumn column) {
        return column.type().split("','").length;
    }

    static Optional<String> change(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> !wider(column).isEmpty(),
                column ->
                        "CHANGE COLUMN "
                                + column.quoted()
                                + " `"
                                + otherName(column, dice)
                                + "` "
                                + wider(column)
                                + column.notNull());
    }

    /** Mostly one that nothing else has. */
    private static String otherName(LiveColumn column, Dice dice) {
        return dice.oneIn(4) ? column.name() : "d" + dice.below(10);
    }

    static Optional<String> rename(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> true,
                column -> "RENAME COLUMN " + column.quoted() + " TO `d" + dice.below(10) + "`");
    }

    static Optional<String> alterDefault(World world, Dice dice) {
        return on(
                world,
                dice,
                column -> !value(column, dice).isEmpty(),
                column ->
                        "ALTER "
                                + column.quoted()
                                + (dice.oneIn(3)
                                        ? " DROP DEFAULT"
                                        : " SET DEFAULT " + value(column, dice)));
    }
}
