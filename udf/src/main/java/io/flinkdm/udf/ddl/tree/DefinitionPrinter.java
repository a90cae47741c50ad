package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.TokenText;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes columns, keys and constraints as SQL. Stateless. */
public final class DefinitionPrinter {

    private DefinitionPrinter() {}

    public static String print(Definition definition) {
        if (definition instanceof Definition.Column column) {
            return column(column);
        }
        if (definition instanceof Definition.Key key) {
            return key(key);
        }
        return definition instanceof Definition.ForeignKey key
                ? foreignKey(key)
                : ((Definition.Other) definition).text();
    }

    private static String column(Definition.Column column) {
        String attributes =
                column.attributes().stream()
                        .map(attribute -> " " + attribute.print())
                        .collect(Collectors.joining());
        return TableId.quote(column.name()) + " " + type(column.type()) + attributes;
    }

    /** The type with its character set and collation. */
    public static String type(DataType type) {
        StringBuilder out = new StringBuilder(type.name());
        if (!type.arguments().isEmpty()) {
            out.append(
                    type.arguments().stream()
                            .map(text -> type.hasMembers() ? TokenText.quote(text) : text)
                            .collect(Collectors.joining(",", "(", ")")));
        }
        out.append(type.is(Flag.COMPRESSED) ? " COMPRESSED" : "");
        out.append(type.is(Flag.UNSIGNED) ? " UNSIGNED" : "");
        out.append(type.is(Flag.ZEROFILL) ? " ZEROFILL" : "");
        out.append(type.charset().isEmpty() ? "" : " CHARACTER SET " + type.charset());
        out.append(type.is(Flag.BINARY) ? " BINARY" : "");
        out.append(type.collation().isEmpty() ? "" : " COLLATE " + type.collation());
        return out.toString();
    }

    private static String key(Definition.Key key) {
        String name = key.name().isEmpty() ? "" : " " + TableId.quote(key.name());
        return (key.kind().words() + name + " " + parts(key.parts()) + " " + key.options()).strip();
    }

    static String parts(List<Definition.KeyPart> parts) {
        return parts.stream()
                .map(DefinitionPrinter::part)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String part(Definition.KeyPart part) {
        String length = part.length() == 0 ? "" : "(" + part.length() + ")";
        String what =
                part.isExpression() ? part.expression() : TableId.quote(part.column()) + length;
        return (what + " " + part.suffix()).strip();
    }

    private static String foreignKey(Definition.ForeignKey key) {
        String symbol =
                key.symbol().isEmpty() ? "" : "CONSTRAINT " + TableId.quote(key.symbol()) + " ";
        String index = key.index().isEmpty() ? "" : TableId.quote(key.index()) + " ";
        return (symbol
                        + "FOREIGN KEY "
                        + index
                        + parts(key.parts())
                        + " REFERENCES "
                        + name(key.references())
                        + " "
                        + key.rest())
                .strip();
    }

    static String name(TableName table) {
        String schema = table.schema().isEmpty() ? "" : TableId.quote(table.schema()) + ".";
        return schema + TableId.quote(table.name());
    }
}
