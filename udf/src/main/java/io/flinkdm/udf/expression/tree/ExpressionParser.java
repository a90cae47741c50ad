package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Tuple;
import io.flinkdm.udf.expression.tree.Expression.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression by MySQL's grammar and precedence, under MySQL's default sql_mode: {@code ||}
 * is OR, double quotes enclose strings. Called when rules are checked and when they are compiled.
 *
 * <p>DM reads the text as a select list and uses its first column: {@code a > 1, b > 2} and {@code
 * a > 1 FROM t} are good grammar. Confined to one call.
 *
 * <p>Source: MySQL manual, expressions and operator precedence.
 */
public final class ExpressionParser {

    /** Binary operators below comparisons; the higher binds tighter. */
    private static final Map<String, Integer> BINDING =
            Map.ofEntries(
                    Map.entry("|", 1),
                    Map.entry("&", 2),
                    Map.entry("<<", 3),
                    Map.entry(">>", 3),
                    Map.entry("+", 4),
                    Map.entry("-", 4),
                    Map.entry("*", 5),
                    Map.entry("/", 5),
                    Map.entry("%", 5),
                    Map.entry("DIV", 5),
                    Map.entry("MOD", 5),
                    Map.entry("^", 6));

    private static final List<String> COMPARISONS =
            List.of("=", "<=>", ">=", ">", "<=", "<", "<>", "!=");

    private static final List<String> CLAUSES =
            List.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "INTO", "FOR", "LOCK");

    private final Tokens in;
    private final OperandParser operands;

    private ExpressionParser(Tokens in) {
        this.in = in;
        this.operands = new OperandParser(in, this);
    }

    /**
     * @throws BadExpressionException when it is none
     */
    public static Expression parse(String text) {
        Tokens in = Tokens.of(text);
        ExpressionParser parser = new ExpressionParser(in);
        Expression first = parser.selected();
        while (in.acceptSymbol(",")) {
            parser.selected();
        }
        if (CLAUSES.stream().anyMatch(in::sees)) {
            in.next();
            if (in.atEnd()) {
                throw in.unexpected();
            }
            in.skipToEnd();
        }
        in.acceptSymbol(";");
        if (!in.atEnd()) {
            throw in.unexpected();
        }
        return first;
    }

    /** A column of the select list with its alias. */
    private Expression selected() {
        if (in.acceptSymbol("*")) {
            return new Unsupported("*");
        }
        Expression column = expression();
        if (in.accept("AS")) {
            if (!aliasHere()) {
                throw in.unexpected();
            }
            in.next();
        } else if (aliasHere()) {
            in.next();
        }
        return column;
    }

    private boolean aliasHere() {
        return in.sees(TokenKind.STRING)
                || in.sees(TokenKind.QUOTED_NAME)
                || (in.sees(TokenKind.WORD) && !ReservedWords.contains(in.word()));
    }

    Expression expression() {
        Expression left = exclusiveOr();
        while (in.accept("OR") || in.acceptSymbol("||")) {
            left = Call.of("OR", left, exclusiveOr());
        }
        return left;
    }

    private Expression exclusiveOr() {
        Expression left = and();
        while (in.accept("XOR")) {
            left = Call.of("XOR", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (in.accept("AND") || in.acceptSymbol("&&")) {
            left = Call.of("AND", left, not());
        }
        return left;
    }

    private Expression not() {
        if (in.accept("NOT")) {
            return Call.of("NOT", not());
        }
        Expression value = comparison();
        if (!in.accept("IS")) {
            return value;
        }
        boolean negated = in.accept("NOT");
        Expression test = truth(value);
        return negated ? Call.of("NOT", test) : test;
    }

    private Expression truth(Expression value) {
        if (in.accept("TRUE")) {
            return Call.of("IS TRUE", value);
        }
        if (in.accept("FALSE")) {
            return Call.of("IS FALSE", value);
        }
        in.expect("UNKNOWN");
        return Call.of("IS NULL", value);
    }

    private Expression comparison() {
        Expression left = predicate();
        while (true) {
            if (in.sees("IS") && seesNullBehindIs()) {
                left = nullTest(left);
            } else if (in.sees(TokenKind.SYMBOL) && COMPARISONS.contains(in.here().value())) {
                String operator = in.next().value();
                left = Call.of(operator.equals("!=") ? "<>" : operator, left, comparand());
            } else {
                return left;
            }
        }
    }

    private boolean seesNullBehindIs() {
        return in.ahead(1).is("NULL") || (in.ahead(1).is("NOT") && in.ahead(2).is("NULL"));
    }

    private Expression nullTest(Expression value) {
        in.expect("IS");
        boolean negated = in.accept("NOT");
        in.expect("NULL");
        Expression test = Call.of("IS NULL", value);
        return negated ? Call.of("NOT", test) : test;
    }

    private Expression comparand() {
        if ((in.sees("ANY") || in.sees("ALL") || in.sees("SOME"))
                && in.ahead(1).value().equals("(")) {
            in.next();
            in.skipParentheses();
            return new Unsupported("a subquery");
        }
        return predicate();
    }

    private Expression predicate() {
        Expression value = bits();
        boolean negated = false;
        if (in.sees("NOT") && seesPredicate(in.ahead(1).value())) {
            in.next();
            negated = true;
        }
        Expression test = test(value);
        return negated ? Call.of("NOT", test) : test;
    }

    private static boolean seesPredicate(String word) {
        return List.of("IN", "BETWEEN", "LIKE", "REGEXP", "RLIKE").stream()
                .anyMatch(word::equalsIgnoreCase);
    }

    private Expression test(Expression value) {
        if (in.accept("IN")) {
            return in(value);
        }
        if (in.accept("BETWEEN")) {
            Expression low = bits();
            in.expect("AND");
            return Call.of("BETWEEN", value, low, predicate());
        }
        if (in.accept("LIKE")) {
            Expression pattern = operands.operand();
            return in.accept("ESCAPE")
                    ? Call.of("LIKE", value, pattern, operands.operand())
                    : Call.of("LIKE", value, pattern);
        }
        if (in.accept("REGEXP") || in.accept("RLIKE")) {
            return Call.of("REGEXP", value, bits());
        }
        if (in.sees("SOUNDS") && in.ahead(1).is("LIKE")) {
            in.next();
            in.next();
            return Call.of("=", Call.of("SOUNDEX", value), Call.of("SOUNDEX", bits()));
        }
        if (in.sees("MEMBER") && (in.ahead(1).is("OF") || in.ahead(1).value().equals("("))) {
            in.next();
            in.accept("OF");
            return Call.of("MEMBER OF", value, bits());
        }
        return value;
    }

    private Expression in(Expression value) {
        if (operands.seesSubquery()) {
            in.skipParentheses();
            return new Unsupported("a subquery");
        }
        in.expectSymbol("(");
        List<Expression> items = list();
        in.expectSymbol(")");
        return Call.of("IN", value, new Tuple(items));
    }

    List<Expression> list() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (in.acceptSymbol(","));
        return items;
    }

    Expression bits() {
        return binary(1);
    }

    private Expression binary(int least) {
        Expression left = operands.operand();
        while (binding() >= least) {
            int binding = binding();
            String operator = in.word();
            in.next();
            left = Call.of(operator.equals("MOD") ? "%" : operator, left, binary(binding + 1));
        }
        return left;
    }

    private int binding() {
        boolean operator = (in.sees(TokenKind.SYMBOL) || in.sees(TokenKind.WORD)) && !in.atEnd();
        return operator ? BINDING.getOrDefault(in.word(), 0) : 0;
    }
}
