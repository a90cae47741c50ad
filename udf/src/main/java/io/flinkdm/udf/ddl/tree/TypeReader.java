package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a column's type. Confined to one statement. */
final class TypeReader {

    /** Synonyms of one word. REAL is none: what it means depends on the sql_mode. */
    private static final Map<String, String> SYNONYMS =
            Map.ofEntries(
                    Map.entry("INTEGER", "INT"),
                    Map.entry("INT1", "TINYINT"),
                    Map.entry("INT2", "SMALLINT"),
                    Map.entry("INT3", "MEDIUMINT"),
                    Map.entry("MIDDLEINT", "MEDIUMINT"),
                    Map.entry("INT4", "INT"),
                    Map.entry("INT8", "BIGINT"),
                    Map.entry("DEC", "DECIMAL"),
                    Map.entry("NUMERIC", "DECIMAL"),
                    Map.entry("FIXED", "DECIMAL"),
                    Map.entry("FLOAT4", "FLOAT"),
                    Map.entry("FLOAT8", "DOUBLE"),
                    Map.entry("CHARACTER", "CHAR"),
                    Map.entry("VARCHARACTER", "VARCHAR"),
                    Map.entry("SQL_TSI_YEAR", "YEAR"));

    private final TreeReader reader;
    private String charset = "";
    private String collation = "";
    private Set<Flag> flags;

    TypeReader(TreeReader reader) {
        this.reader = reader;
    }

    DataType read() {
        charset = "";
        collation = "";
        flags = EnumSet.noneOf(Flag.class);
        String name = name();
        List<String> arguments = arguments(name);
        if (name.equals("BOOL") || name.equals("BOOLEAN")) {
            name = "TINYINT";
            arguments = List.of("1");
        }
        readModifiers();
        return new DataType(name, arguments, flags, charset, collation);
    }

    private String name() {
        String word = reader.name().toUpperCase(Locale.ROOT);
        switch (word) {
            case "NATIONAL":
                return national(reader.name().toUpperCase(Locale.ROOT));
            case "NCHAR", "NVARCHAR":
                return national(word.substring(1));
            case "CHAR", "CHARACTER":
                return reader.in.accept("VARYING") ? "VARCHAR" : "CHAR";
            case "DOUBLE":
                reader.in.accept("PRECISION");
                return word;
            case "LONG":
                return longType();
            default:
                return SYNONYMS.getOrDefault(word, word);
        }
    }

    private String national(String word) {
        charset = "utf8";
        boolean varying =
                word.startsWith("VAR")
                        || reader.in.accept("VARYING")
                        || reader.in.accept("VARCHAR")
                        || reader.in.accept("VARCHARACTER");
        return varying ? "VARCHAR" : "CHAR";
    }

    private String longType() {
        if (reader.in.accept("VARBINARY")) {
            return "MEDIUMBLOB";
        }
        if (reader.in.accept("CHAR") || reader.in.accept("CHARACTER")) {
            reader.in.accept("VARYING");
        } else if (!reader.in.accept("VARCHAR")) {
            reader.in.accept("VARCHARACTER");
        }
        return "MEDIUMTEXT";
    }

    private List<String> arguments(String name) {
        List<String> arguments = new ArrayList<>();
        if (!reader.in.accept('(')) {
            return arguments;
        }
        boolean members = name.equals("ENUM") || name.equals("SET");
        do {
            arguments.add(members ? member() : reader.restOfItem());
        } while (reader.in.accept(','));
        reader.expect(')');
        return arguments;
    }

    /** A string, or its bytes as {@code x'…'}. */
    private String member() {
        boolean hexadecimal = reader.in.here().kind() == TokenKind.WORD && reader.in.sees("X");
        if (hexadecimal) {
            reader.in.next();
        }
        String value = reader.in.next().value();
        return hexadecimal ? HexText.of(value) : value;
    }

    private void readModifiers() {
        boolean more = true;
        while (more) {
            more = readModifier();
        }
    }

    private boolean readModifier() {
        if (reader.in.accept("UNSIGNED")) {
            flags.add(Flag.UNSIGNED);
        } else if (reader.in.accept("ZEROFILL")) {
            flags.add(Flag.ZEROFILL);
        } else if (reader.in.accept("BINARY")) {
            flags.add(Flag.BINARY);
        } else if (reader.in.accept("COMPRESSED")) {
            flags.add(Flag.COMPRESSED);
            skipMethod();
        } else if (reader.in.accept("ASCII")) {
            charset = "latin1";
        } else if (reader.in.accept("UNICODE")) {
            charset = "ucs2";
        } else if (reader.in.accept("BYTE")) {
            charset = "binary";
        } else if (reader.in.accept("CHARACTER", "SET")
                || reader.in.accept("CHAR", "SET")
                || reader.in.accept("CHARSET")) {
            charset = reader.lowerName();
        } else if (reader.in.accept("COLLATE")) {
            reader.in.accept('=');
            collation = reader.lowerName();
        } else {
            return reader.in.accept("SIGNED");
        }
        return true;
    }

    private void skipMethod() {
        if (reader.in.accept('=')) {
            reader.in.next();
        }
    }
}
