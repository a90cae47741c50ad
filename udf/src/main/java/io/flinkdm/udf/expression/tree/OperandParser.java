package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Case;
import io.flinkdm.udf.expression.tree.Expression.Collate;
import io.flinkdm.udf.expression.tree.Expression.Column;
import io.flinkdm.udf.expression.tree.Expression.Interval;
import io.flinkdm.udf.expression.tree.Expression.Tuple;
import io.flinkdm.udf.expression.tree.Expression.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between binary operators: literals, columns, calls, whatever is in parentheses, with
 * the signs before and the collations behind. Confined to one call.
 */
final class OperandParser {

    private static final Set<String> UNITS =
            Set.of(
                    "MICROSECOND",
                    "SECOND",
                    "MINUTE",
                    "HOUR",
                    "DAY",
                    "WEEK",
                    "MONTH",
                    "QUARTER",
                    "YEAR",
                    "SECOND_MICROSECOND",
                    "MINUTE_MICROSECOND",
                    "MINUTE_SECOND",
                    "HOUR_MICROSECOND",
                    "HOUR_SECOND",
                    "HOUR_MINUTE",
                    "DAY_MICROSECOND",
                    "DAY_SECOND",
                    "DAY_MINUTE",
                    "DAY_HOUR",
                    "YEAR_MONTH");

    private final Tokens in;
    private final ExpressionParser parser;
    private final LiteralParser literals;
    private final CallParser calls;

    OperandParser(Tokens in, ExpressionParser parser) {
        this.in = in;
        this.parser = parser;
        this.literals = new LiteralParser(in);
        this.calls = new CallParser(in, parser);
    }

    Expression operand() {
        if (in.acceptSymbol("-")) {
            return Call.of("NEG", operand());
        }
        if (in.acceptSymbol("+")) {
            return operand();
        }
        if (in.acceptSymbol("~")) {
            return Call.of("~", operand());
        }
        if (in.acceptSymbol("!")) {
            return Call.of("NOT", operand());
        }
        if (in.sees("BINARY") && !isCall()) {
            in.next();
            return Call.of("BINARY", operand());
        }
        return collated(primary());
    }

    private boolean isCall() {
        return in.ahead(1).value().equals("(") && in.ahead(1).kind() == TokenKind.SYMBOL;
    }

    private Expression collated(Expression operand) {
        Expression value = operand;
        while (in.accept("COLLATE")) {
            if (!in.here().isName() && !in.sees(TokenKind.STRING)) {
                throw in.unexpected();
            }
            value = new Collate(value, in.next().value());
        }
        return value;
    }

    private Expression primary() {
        Optional<Expression> literal = literals.literal();
        if (literal.isPresent()) {
            return literal.get();
        }
        if (in.seesSymbol("(")) {
            return parenthesized();
        }
        if (in.seesSymbol("@") || in.seesSymbol("@@")) {
            return variable();
        }
        if (in.sees(TokenKind.QUOTED_NAME)) {
            return column();
        }
        if (!in.sees(TokenKind.WORD)) {
            throw in.unexpected();
        }
        return word();
    }

    private Expression word() {
        switch (in.word()) {
            case "CASE":
                return conditional();
            case "INTERVAL":
                return interval();
            case "EXISTS":
                in.next();
                in.skipParentheses();
                return new Unsupported("a subquery");
            case "ROW":
                if (isCall()) {
                    in.next();
                    return parenthesized();
                }
                return column();
            case "BINARY":
                in.next();
                return Call.of("BINARY", parenthesized());
            default:
                return calls.seesCall() ? calls.call() : column();
        }
    }

    boolean seesSubquery() {
        Token inside = in.ahead(1);
        return in.seesSymbol("(")
                && (inside.is("SELECT") || inside.is("WITH") || inside.is("TABLE"));
    }

    private Expression parenthesized() {
        if (seesSubquery()) {
            in.skipParentheses();
            return new Unsupported("a subquery");
        }
        in.expectSymbol("(");
        List<Expression> items = parser.list();
        in.expectSymbol(")");
        return items.size() == 1 ? items.get(0) : new Tuple(items);
    }

    private Expression variable() {
        boolean session = in.next().value().equals("@@");
        if (!in.here().isName() && !in.sees(TokenKind.STRING)) {
            throw in.unexpected();
        }
        in.next();
        if (session && in.acceptSymbol(".")) {
            in.next();
        }
        return new Unsupported("a variable");
    }

    private Expression column() {
        if (in.sees(TokenKind.WORD) && ReservedWords.contains(in.word())) {
            throw in.unexpected();
        }
        List<String> parts = new ArrayList<>(List.of("", "", in.next().value()));
        while (in.acceptSymbol(".")) {
            if (in.acceptSymbol("*")) {
                return new Unsupported("*");
            }
            if (!in.here().isName() || parts.size() == 5) {
                throw in.unexpected();
            }
            parts.add(in.next().value());
        }
        int last = parts.size() - 1;
        return path(new Column(parts.get(last - 2), parts.get(last - 1), parts.get(last)));
    }

    /** {@code column -> path} and {@code column ->> path}. */
    private Expression path(Column column) {
        boolean unquoted = in.seesSymbol("->>");
        if (!unquoted && !in.seesSymbol("->")) {
            return column;
        }
        in.next();
        if (!in.sees(TokenKind.STRING)) {
            throw in.unexpected();
        }
        Expression extracted = Call.of("JSON_EXTRACT", column, literals.literal().orElseThrow());
        return unquoted ? Call.of("JSON_UNQUOTE", extracted) : extracted;
    }

    private Expression conditional() {
        in.expect("CASE");
        Optional<Expression> subject =
                in.sees("WHEN") ? Optional.empty() : Optional.of(parser.expression());
        List<Case.When> whens = new ArrayList<>();
        in.expect("WHEN");
        do {
            Expression condition = parser.expression();
            in.expect("THEN");
            whens.add(new Case.When(condition, parser.expression()));
        } while (in.accept("WHEN"));
        Optional<Expression> otherwise =
                in.accept("ELSE") ? Optional.of(parser.expression()) : Optional.empty();
        in.expect("END");
        return new Case(subject, whens, otherwise);
    }

    /** {@code INTERVAL amount unit}, or the function INTERVAL where no unit follows. */
    private Expression interval() {
        in.expect("INTERVAL");
        Expression amount = parser.expression();
        if (in.sees(TokenKind.WORD) && UNITS.contains(in.word())) {
            String unit = in.word();
            in.next();
            return new Interval(amount, unit);
        }
        if (amount instanceof Tuple arguments) {
            return new Call("INTERVAL", arguments.items());
        }
        throw in.unexpected();
    }

    static boolean isUnit(String word) {
        return UNITS.contains(word);
    }
}
