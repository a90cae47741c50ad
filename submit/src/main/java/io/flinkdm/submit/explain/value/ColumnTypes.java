package io.flinkdm.submit.explain.value;

import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.model.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a column's type as a CREATE TABLE writes it, such as {@code varchar(20) collate
 * latin1_bin}, into what {@code information_schema} would say. Text without charset and collation
 * is utf8mb4 with MySQL 8.0's default collation. Stateless.
 *
 * <p>Source: MySQL manual, data types.
 */
public final class ColumnTypes {

    private static final Set<String> TYPES =
            Set.of(
                    ("tinyint smallint mediumint int bigint bit decimal float double year date"
                                    + " datetime timestamp time char varchar tinytext text"
                                    + " mediumtext longtext binary varbinary tinyblob blob"
                                    + " mediumblob longblob enum set json geometry point"
                                    + " linestring polygon multipoint multilinestring"
                                    + " multipolygon geometrycollection vector")
                            .split(" "));
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("integer", "int"),
                    Map.entry("bool", "tinyint"),
                    Map.entry("boolean", "tinyint"),
                    Map.entry("numeric", "decimal"),
                    Map.entry("dec", "decimal"),
                    Map.entry("fixed", "decimal"),
                    Map.entry("real", "double"),
                    Map.entry("character", "char"),
                    Map.entry("nchar", "char"),
                    Map.entry("nvarchar", "varchar"),
                    Map.entry("serial", "bigint"));
    private static final Map<String, String> DEFAULT_SIZES =
            Map.of("decimal", "10,0", "bit", "1", "char", "1", "binary", "1");

    private ColumnTypes() {}

    /**
     * @param charset for text that does not name its own, {@code ""} when not given
     * @param collation likewise
     * @throws BadValueException when there is no such type
     */
    public static ColumnType parse(String definition, String charset, String collation) {
        List<Token> tokens = SqlTokenizer.tokenize(definition, Set.of());
        if (tokens.isEmpty() || tokens.get(0).kind() != TokenKind.WORD) {
            throw new BadValueException("\"" + definition + "\" is no column type");
        }
        return new Reading(definition, tokens, charset, collation).type();
    }

    /** One definition being read. Confined to one call. */
    private static final class Reading {

        private final List<Token> tokens;
        private final List<Token> sizes = new ArrayList<>();
        private final String name;
        private final TextAttributes text;
        private boolean unsigned;
        private boolean zerofill;

        Reading(String definition, List<Token> tokens, String charset, String collation) {
            this.tokens = tokens;
            this.text = new TextAttributes(charset, collation);
            String word = word(0);
            name = sees(1, "varying") ? "varchar" : ALIASES.getOrDefault(word, word);
            if (!TYPES.contains(name)) {
                throw new BadValueException("\"" + definition + "\" is no column type");
            }
            unsigned = word.equals("serial");
            readSizes();
            for (int i = 1; i < tokens.size(); i++) {
                readAttribute(i);
            }
        }

        private void readSizes() {
            int at = sees(1, "varying") || sees(1, "precision") ? 2 : 1;
            if (at >= tokens.size() || !tokens.get(at).isSymbol('(')) {
                return;
            }
            for (int i = at + 1; i < tokens.size() && !tokens.get(i).isSymbol(')'); i++) {
                if (!tokens.get(i).isSymbol(',')) {
                    sizes.add(tokens.get(i));
                }
            }
        }

        private void readAttribute(int at) {
            switch (word(at)) {
                case "unsigned" -> unsigned = true;
                case "zerofill" -> zerofill = true;
                case "charset" -> text.charset = valueBehind(at);
                case "set" -> text.charset = sees(at - 1, "character") ? valueBehind(at) : "";
                case "collate" -> text.collation = valueBehind(at);
                case "binary" -> text.binary = true;
                default -> {}
            }
        }

        private String valueBehind(int at) {
            int value = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('=') ? 2 : 1;
            if (at + value >= tokens.size()) {
                throw new BadValueException("a name is missing behind " + word(at));
            }
            return tokens.get(at + value).value().toLowerCase(Locale.ROOT);
        }

        private String word(int at) {
            Token token = tokens.get(at);
            return token.kind() == TokenKind.WORD ? token.value().toLowerCase(Locale.ROOT) : "";
        }

        private boolean sees(int at, String word) {
            return at < tokens.size() && word(at).equals(word);
        }

        ColumnType type() {
            boolean listed = name.equals("enum") || name.equals("set");
            boolean hasText = listed || name.endsWith("char") || name.endsWith("text");
            if (hasText && !listed && text.charset().equals("binary")) {
                return new ColumnType(
                        text.asBytes(name), definition(text.asBytes(name)), null, null, List.of());
            }
            List<String> members =
                    listed ? sizes.stream().map(Token::value).toList() : List.<String>of();
            return new ColumnType(
                    name,
                    definition(name),
                    hasText ? text.charset() : null,
                    hasText ? text.collation() : null,
                    members);
        }

        private String definition(String type) {
            String size = size();
            return type
                    + (size.isEmpty() ? "" : "(" + size + ")")
                    + (unsigned || zerofill ? " unsigned" : "")
                    + (zerofill ? " zerofill" : "");
        }

        private String size() {
            if (name.equals("enum") || name.equals("set")) {
                return String.join(
                        ",",
                        sizes.stream().map(m -> "'" + m.value().replace("'", "''") + "'").toList());
            }
            String given = String.join(",", sizes.stream().map(Token::value).toList());
            return name.equals("decimal") && sizes.size() == 1
                    ? given + ",0"
                    : sizes.isEmpty() ? DEFAULT_SIZES.getOrDefault(name, "") : given;
        }
    }
}
