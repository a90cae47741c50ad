package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import io.flinkdm.udf.model.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says a resolved type as the server's {@code information_schema.columns} says it. Immutable.
 *
 * <p>Source: MySQL manual, "Integer Types", "Numeric Type Attributes"; what servers print.
 */
final class TypeDescriber {

    private static final Map<String, Integer> WIDTHS =
            Map.of("TINYINT", 4, "SMALLINT", 6, "MEDIUMINT", 9, "INT", 11, "BIGINT", 20);
    private static final Map<String, Integer> UNSIGNED_WIDTHS =
            Map.of("TINYINT", 3, "SMALLINT", 5, "MEDIUMINT", 8, "INT", 10, "BIGINT", 20);
    private static final String VECTOR_DIMENSIONS = "2048";

    private final ServerDefaults defaults;

    TypeDescriber(ServerDefaults defaults) {
        this.defaults = defaults;
    }

    ColumnType describe(DataType type) {
        boolean hidden = type.charset().equals("binary") && defaults.hidesBinaryCharset();
        boolean text = TypeResolver.isText(type) && !hidden;
        List<String> members = type.hasMembers() ? type.arguments() : List.of();
        return new ColumnType(
                name(type),
                definition(type),
                text ? type.charset() : null,
                text ? type.collation() : null,
                members);
    }

    private String name(DataType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        boolean collection = name.equals("geometrycollection") || name.equals("geomcollection");
        if (!collection) {
            return name;
        }
        return defaults.shortensGeometryCollection() ? "geomcollection" : "geometrycollection";
    }

    private String definition(DataType type) {
        String zerofill = type.is(Flag.ZEROFILL) ? " unsigned zerofill" : "";
        String unsigned = type.is(Flag.UNSIGNED) ? " unsigned" : "";
        String compressed = type.is(Flag.COMPRESSED) ? " /*M!100301 COMPRESSED*/" : "";
        return name(type)
                + arguments(type)
                + (zerofill.isEmpty() ? unsigned : zerofill)
                + compressed;
    }

    private String arguments(DataType type) {
        switch (type.name()) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT":
                return width(type);
            case "DECIMAL":
                return "(" + precision(type) + "," + argument(type, 1, "0") + ")";
            case "YEAR":
                return defaults.showsWidths() ? "(4)" : "";
            case "BIT", "CHAR", "BINARY":
                return "(" + argument(type, 0, "1") + ")";
            case "TIME", "DATETIME", "TIMESTAMP":
                return argument(type, 0, "0").equals("0") ? "" : "(" + argument(type, 0, "") + ")";
            case "VECTOR":
                return "(" + argument(type, 0, VECTOR_DIMENSIONS) + ")";
            case "ENUM", "SET":
                return type.arguments().stream()
                        .map(TypeDescriber::quoted)
                        .collect(Collectors.joining(",", "(", ")"));
            default:
                return type.arguments().isEmpty()
                        ? ""
                        : "(" + String.join(",", type.arguments()) + ")";
        }
    }

    private static String precision(DataType type) {
        String given = argument(type, 0, "10");
        return given.equals("0") ? "10" : given;
    }

    private static String argument(DataType type, int index, String otherwise) {
        return index < type.arguments().size() ? type.arguments().get(index) : otherwise;
    }

    /** Newer servers keep a width for ZEROFILL, and for the one that stands for BOOLEAN. */
    private String width(DataType type) {
        boolean unsigned = type.is(Flag.UNSIGNED) || type.is(Flag.ZEROFILL);
        int usual = (unsigned ? UNSIGNED_WIDTHS : WIDTHS).get(type.name());
        String given = argument(type, 0, "0");
        String width = given.equals("0") ? String.valueOf(usual) : given;
        boolean bool = type.name().equals("TINYINT") && width.equals("1") && !unsigned;
        boolean shown = defaults.showsWidths() || type.is(Flag.ZEROFILL) || bool;
        return shown ? "(" + width + ")" : "";
    }

    /** As servers print members. */
    private static String quoted(String member) {
        String escaped =
                member.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\0", "\\0");
        return "'" + escaped + "'";
    }
}
