package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.expression.tree.Expression.Bits;
import io.flinkdm.udf.expression.tree.Expression.DecimalNumber;
import io.flinkdm.udf.expression.tree.Expression.FloatNumber;
import io.flinkdm.udf.expression.tree.Expression.IntegerNumber;
import io.flinkdm.udf.expression.tree.Expression.Null;
import io.flinkdm.udf.expression.tree.Expression.Temporal;
import io.flinkdm.udf.expression.tree.Expression.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Literals of every kind. Confined to one call. */
final class LiteralParser {

    private static final int UNSIGNED_BITS = 64;
    private static final Set<String> CHARSETS =
            Set.of(
                    "_UTF8MB4",
                    "_UTF8MB3",
                    "_UTF8",
                    "_LATIN1",
                    "_ASCII",
                    "_BINARY",
                    "_GBK",
                    "_UCS2");

    private final Tokens in;

    LiteralParser(Tokens in) {
        this.in = in;
    }

    Optional<Expression> literal() {
        switch (in.here().kind()) {
            case STRING:
                return Optional.of(new Text(strings(), ""));
            case NUMBER:
                return Optional.of(number(in.next()));
            case WORD:
                return Optional.ofNullable(word());
            default:
                return in.seesSymbol("{") ? Optional.of(braces()) : Optional.empty();
        }
    }

    /** Strings beside each other are one. */
    private String strings() {
        StringBuilder text = new StringBuilder();
        while (in.sees(TokenKind.STRING)) {
            text.append(in.next().value());
        }
        return text.toString();
    }

    private Expression number(Token token) {
        String digits = token.value().toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return hex(digits.substring(2));
            }
            if (digits.startsWith("0b")) {
                return bits(digits.substring(2));
            }
            if (digits.indexOf('e') >= 0) {
                return new FloatNumber(Double.parseDouble(digits));
            }
            return exact(digits);
        } catch (NumberFormatException e) {
            throw new BadExpressionException("\"" + token.value() + "\" is no number");
        }
    }

    private static Expression exact(String digits) {
        if (digits.indexOf('.') < 0) {
            BigInteger value = new BigInteger(digits);
            return value.bitLength() <= UNSIGNED_BITS
                    ? new IntegerNumber(value)
                    : new DecimalNumber(new BigDecimal(value));
        }
        return new DecimalNumber(new BigDecimal(digits));
    }

    private static Expression hex(String digits) {
        return new Bits(new BigInteger("0" + digits, 16), (digits.length() + 1) / 2);
    }

    private static Expression bits(String digits) {
        return new Bits(new BigInteger("0" + digits, 2), (digits.length() + 7) / 8);
    }

    /** {@code null} when no literal begins with this word. */
    private Expression word() {
        boolean beforeString = in.ahead(1).kind() == TokenKind.STRING;
        switch (in.word()) {
            case "NULL":
                in.next();
                return new Null();
            case "TRUE":
                in.next();
                return new IntegerNumber(BigInteger.ONE);
            case "FALSE":
                in.next();
                return new IntegerNumber(BigInteger.ZERO);
            case "DATE", "TIME", "TIMESTAMP":
                return beforeString ? temporal(in.word()) : null;
            case "N", "X", "B":
                return beforeString && in.touchesNext() ? prefixed() : null;
            default:
                return CHARSETS.contains(in.word()) ? introduced() : null;
        }
    }

    private Expression temporal(String type) {
        in.next();
        return new Temporal(type, in.next().value());
    }

    private Expression prefixed() {
        String prefix = in.word();
        in.next();
        if (prefix.equals("N")) {
            return new Text(strings(), "utf8");
        }
        String digits = in.next().value();
        try {
            if (prefix.equals("X") && digits.length() % 2 == 0) {
                return hex(digits);
            }
            if (prefix.equals("B")) {
                return bits(digits);
            }
        } catch (NumberFormatException e) {
            throw new BadExpressionException("'" + digits + "' is no number");
        }
        throw new BadExpressionException("x'" + digits + "' has half a byte");
    }

    private Expression introduced() {
        String charset = in.word().substring(1).toLowerCase(Locale.ROOT);
        if (in.ahead(1).kind() != TokenKind.STRING) {
            return null;
        }
        in.next();
        return new Text(strings(), charset);
    }

    /** ODBC's {@code {d '2020-01-01'}}. */
    private Expression braces() {
        in.expectSymbol("{");
        String mark = in.word();
        in.next();
        if (!in.sees(TokenKind.STRING)) {
            throw in.unexpected();
        }
        String text = in.next().value();
        in.expectSymbol("}");
        switch (mark) {
            case "D":
                return new Temporal("DATE", text);
            case "T":
                return new Temporal("TIME", text);
            case "TS":
                return new Temporal("TIMESTAMP", text);
            default:
                return new Text(text, "");
        }
    }
}
