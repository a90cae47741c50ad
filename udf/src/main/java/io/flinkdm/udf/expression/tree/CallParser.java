package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Cast;
import io.flinkdm.udf.expression.tree.Expression.Interval;
import io.flinkdm.udf.expression.tree.Expression.Text;
import io.flinkdm.udf.expression.tree.Expression.Unsupported;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Function calls, with the grammar some functions have for themselves. Confined to one call. */
final class CallParser {

    private static final Set<String> WITHOUT_PARENTHESES =
            Set.of(
                    "CURRENT_TIMESTAMP",
                    "CURRENT_DATE",
                    "CURRENT_TIME",
                    "CURRENT_USER",
                    "LOCALTIME",
                    "LOCALTIMESTAMP",
                    "UTC_DATE",
                    "UTC_TIME",
                    "UTC_TIMESTAMP");

    private static final Set<String> AGGREGATES =
            Set.of(
                    "COUNT",
                    "SUM",
                    "AVG",
                    "MIN",
                    "MAX",
                    "GROUP_CONCAT",
                    "BIT_AND",
                    "BIT_OR",
                    "BIT_XOR",
                    "STD",
                    "STDDEV",
                    "STDDEV_POP",
                    "STDDEV_SAMP",
                    "VARIANCE",
                    "VAR_POP",
                    "VAR_SAMP",
                    "JSON_ARRAYAGG",
                    "JSON_OBJECTAGG",
                    "ANY_VALUE");

    private final Tokens in;
    private final ExpressionParser parser;

    CallParser(Tokens in, ExpressionParser parser) {
        this.in = in;
        this.parser = parser;
    }

    boolean seesCall() {
        return in.ahead(1).kind() == TokenKind.SYMBOL && in.ahead(1).value().equals("(")
                || WITHOUT_PARENTHESES.contains(in.word());
    }

    Expression call() {
        String name = in.word();
        in.next();
        if (!in.seesSymbol("(")) {
            return Call.of(name);
        }
        if (AGGREGATES.contains(name)) {
            in.skipParentheses();
            skipWindow();
            return new Unsupported("an aggregate function");
        }
        in.expectSymbol("(");
        Expression call = arguments(name);
        in.expectSymbol(")");
        if (in.sees("OVER") || in.sees("AGAINST")) {
            in.next();
            in.skipParentheses();
            return new Unsupported(name);
        }
        return call;
    }

    private void skipWindow() {
        if (in.accept("OVER")) {
            in.skipParentheses();
        }
    }

    private Expression arguments(String name) {
        switch (name) {
            case "CAST":
                return cast();
            case "CONVERT":
                return convert();
            case "TRIM":
                return trim();
            case "SUBSTRING", "SUBSTR", "MID":
                return substring();
            case "POSITION":
                Expression part = parser.bits();
                in.expect("IN");
                return Call.of("LOCATE", part, parser.expression());
            case "EXTRACT":
                Expression unit = unit();
                in.expect("FROM");
                return Call.of("EXTRACT", unit, parser.expression());
            case "TIMESTAMPADD", "TIMESTAMPDIFF":
                return withUnit(name);
            case "CHAR":
                return character();
            default:
                return new Call(name, in.seesSymbol(")") ? List.of() : parser.list());
        }
    }

    /** A unit as an argument: its name as a text. */
    private Expression unit() {
        String unit = in.word().replaceFirst("^SQL_TSI_", "");
        if (!in.sees(TokenKind.WORD) || !OperandParser.isUnit(unit)) {
            throw in.unexpected();
        }
        in.next();
        return new Text(unit, "");
    }

    private Expression withUnit(String name) {
        Text unit = (Text) unit();
        in.expectSymbol(",");
        Expression first = parser.expression();
        in.expectSymbol(",");
        Expression second = parser.expression();
        return name.equals("TIMESTAMPADD")
                ? Call.of("DATE_ADD", second, new Interval(first, unit.value()))
                : Call.of("TIMESTAMPDIFF", unit, first, second);
    }

    private Expression trim() {
        String side = "BOTH";
        boolean sided = in.sees("BOTH") || in.sees("LEADING") || in.sees("TRAILING");
        if (sided) {
            side = in.word();
            in.next();
            if (in.accept("FROM")) {
                return Call.of("TRIM " + side, parser.expression());
            }
        }
        Expression first = parser.expression();
        return sided || in.sees("FROM") ? trimmed(side, first) : Call.of("TRIM BOTH", first);
    }

    private Expression trimmed(String side, Expression what) {
        in.expect("FROM");
        return Call.of("TRIM " + side, parser.expression(), what);
    }

    private Expression substring() {
        List<Expression> arguments = new ArrayList<>(List.of(parser.expression()));
        if (in.accept("FROM")) {
            arguments.add(parser.expression());
            if (in.accept("FOR")) {
                arguments.add(parser.expression());
            }
        } else {
            while (in.acceptSymbol(",")) {
                arguments.add(parser.expression());
            }
        }
        return new Call("SUBSTRING", arguments);
    }

    private Expression character() {
        List<Expression> arguments = parser.list();
        if (in.accept("USING")) {
            return new Cast(new Call("CHAR", arguments), "CHAR", -1, -1, charset());
        }
        return new Call("CHAR", arguments);
    }

    private Expression cast() {
        Expression value = parser.expression();
        in.expect("AS");
        return typed(value);
    }

    private Expression convert() {
        Expression value = parser.expression();
        if (in.accept("USING")) {
            return new Cast(value, "CHAR", -1, -1, charset());
        }
        in.expectSymbol(",");
        return typed(value);
    }

    private Expression typed(Expression value) {
        String type = in.word();
        if (!in.sees(TokenKind.WORD)) {
            throw in.unexpected();
        }
        in.next();
        switch (type) {
            case "SIGNED", "UNSIGNED":
                if (!in.accept("INTEGER")) {
                    in.accept("INT");
                }
                return new Cast(value, type, -1, -1, "");
            case "DECIMAL", "DEC", "NUMERIC":
                return sized(value, "DECIMAL");
            case "CHAR", "CHARACTER", "NCHAR":
                Cast text = sized(value, "CHAR");
                return new Cast(value, "CHAR", text.length(), -1, castCharset());
            case "DOUBLE", "REAL":
                in.accept("PRECISION");
                return new Cast(value, "DOUBLE", -1, -1, "");
            case "BINARY", "DATE", "DATETIME", "TIME", "FLOAT", "YEAR", "JSON":
                return sized(value, type);
            default:
                throw new BadExpressionException("no type to cast to: " + type);
        }
    }

    private Cast sized(Expression value, String type) {
        int length = -1;
        int decimals = -1;
        if (in.acceptSymbol("(")) {
            length = size();
            decimals = in.acceptSymbol(",") ? size() : -1;
            in.expectSymbol(")");
        }
        return new Cast(value, type, length, decimals, "");
    }

    private int size() {
        if (!in.sees(TokenKind.NUMBER)) {
            throw in.unexpected();
        }
        return new BigInteger(in.next().value()).intValueExact();
    }

    private String castCharset() {
        if (in.accept("CHARSET")) {
            return charset();
        }
        if (in.accept("CHARACTER") || in.accept("CHAR")) {
            in.expect("SET");
            return charset();
        }
        return "";
    }

    private String charset() {
        if (!in.here().isName() && !in.sees(TokenKind.STRING)) {
            throw in.unexpected();
        }
        return in.next().value().toLowerCase(Locale.ROOT);
    }
}
