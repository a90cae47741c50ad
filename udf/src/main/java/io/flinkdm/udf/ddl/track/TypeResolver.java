package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives a column the type the server gives it: character sets written out, lengths that choose
 * another type taken for that type. Immutable.
 *
 * <p>Source: MySQL manual, "Silent Column Specification Changes" and "String Data Type Syntax".
 */
final class TypeResolver {

    private static final int VARCHAR_BYTES = 65535;
    private static final int SINGLE_PRECISION_BITS = 24;

    private static final Set<String> TEXTS =
            Set.of("CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET");

    private static final Map<String, String> BYTES =
            Map.of(
                    "CHAR", "BINARY",
                    "VARCHAR", "VARBINARY",
                    "TINYTEXT", "TINYBLOB",
                    "TEXT", "BLOB",
                    "MEDIUMTEXT", "MEDIUMBLOB",
                    "LONGTEXT", "LONGBLOB");

    private final ServerDefaults defaults;
    private final TextClauses clauses;

    TypeResolver(ServerDefaults defaults) {
        this.defaults = defaults;
        this.clauses = new TextClauses(defaults);
    }

    static boolean isText(DataType type) {
        return TEXTS.contains(type.name());
    }

    /**
     * @param table what a column has that names no character set
     */
    DataType resolve(DataType written, TextDefaults table) {
        DataType type = OracleTypes.plain(written, defaults.is("ORACLE"));
        switch (type.name()) {
            case "REAL":
                String real = defaults.is("REAL_AS_FLOAT") ? "FLOAT" : "DOUBLE";
                return type.named(real, type.arguments());
            case "FLOAT":
                return precision(type);
            case "JSON":
                return defaults.mariaDb()
                        ? DataType.of("LONGTEXT").withText("utf8mb4", "utf8mb4_bin")
                        : type;
            case "BLOB":
                return type.arguments().isEmpty()
                        ? type
                        : type.named(sized("BLOB", length(type)), List.of());
            case "VARBINARY":
                return length(type) > VARCHAR_BYTES
                        ? type.named(sized("BLOB", length(type)), List.of())
                        : type;
            default:
                return isText(type) ? text(type, clauses.of(type, table)) : type;
        }
    }

    /** FLOAT(p) says how many bits are wanted. */
    private static DataType precision(DataType type) {
        if (type.arguments().size() != 1) {
            return type;
        }
        boolean single = length(type) <= SINGLE_PRECISION_BITS;
        return type.named(single ? "FLOAT" : "DOUBLE", List.of());
    }

    /** A text column in a character set, with the bytes its length comes to there. */
    DataType text(DataType type, TextDefaults text) {
        DataType sized = type.hasMembers() ? trimmed(type, text) : fitted(type, text);
        DataType plain = sized.without(Flag.BINARY);
        if (!text.isBinary()) {
            return plain.withText(text.charset(), text.collation());
        }
        String bytes = BYTES.get(sized.name());
        return bytes == null
                ? plain.withText(text.charset(), text.collation())
                : plain.named(bytes, sized.arguments()).withText("", "");
    }

    /** Members have no blanks at their end. */
    private static DataType trimmed(DataType type, TextDefaults text) {
        return text.isBinary()
                ? type
                : type.named(
                        type.name(),
                        type.arguments().stream().map(m -> m.replaceFirst(" +$", "")).toList());
    }

    private DataType fitted(DataType type, TextDefaults text) {
        if (type.arguments().isEmpty() || type.name().equals("CHAR")) {
            return type;
        }
        long bytes = length(type) * defaults.charsets().maxBytes(text.charset());
        boolean fits = type.name().equals("VARCHAR") && bytes <= VARCHAR_BYTES;
        return fits ? type : type.named(sized("TEXT", bytes), List.of());
    }

    /**
     * A column that CONVERT TO CHARACTER SET changes: a TEXT has to hold as many characters as
     * before.
     */
    DataType converted(DataType type, TextDefaults text) {
        String name = type.name();
        if (!name.endsWith("TEXT")) {
            return text(type, text);
        }
        Charsets charsets = defaults.charsets();
        long characters = capacity(name) / charsets.maxBytes(type.charset());
        long bytes = characters * charsets.maxBytes(text.charset());
        return text(
                name.equals("LONGTEXT") ? type : type.named(sized("TEXT", bytes), List.of()), text);
    }

    private static long capacity(String text) {
        switch (text) {
            case "TINYTEXT":
                return 0xFF;
            case "TEXT":
                return 0xFFFF;
            case "MEDIUMTEXT":
                return 0xFF_FFFF;
            default:
                return 0xFFFF_FFFFL;
        }
    }

    private static String sized(String family, long bytes) {
        if (bytes <= 0xFF) {
            return "TINY" + family;
        }
        if (bytes <= 0xFFFF) {
            return family;
        }
        return (bytes <= 0xFF_FFFF ? "MEDIUM" : "LONG") + family;
    }

    private static long length(DataType type) {
        return type.arguments().isEmpty() ? 1 : Long.parseLong(type.arguments().get(0));
    }
}
