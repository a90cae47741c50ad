package io.flinkdm.udf.expression.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A MySQL expression as written. All kinds are immutable. */
public sealed interface Expression {

    /** The one place that tells the kinds apart. */
    <T> T match(Cases<T> cases);

    /** One case per kind of expression. */
    interface Cases<T> {
        T literal(Literal literal);

        T column(Column column);

        T call(Call call);

        T conditional(Case conditional);

        T cast(Cast cast);

        T collate(Collate collate);

        T interval(Interval interval);

        T tuple(Tuple tuple);

        T unsupported(Unsupported unsupported);
    }

    /** A value written down. */
    sealed interface Literal extends Expression {

        @Override
        default <T> T match(Cases<T> cases) {
            return cases.literal(this);
        }
    }

    /** {@code NULL}. */
    record Null() implements Literal {}

    /** An integer below 2 to the 64th; TRUE and FALSE are 1 and 0. */
    record IntegerNumber(BigInteger value) implements Literal {}

    /** A number with a point, or a bigger integer. */
    record DecimalNumber(BigDecimal value) implements Literal {}

    /** A number with an exponent. */
    record FloatNumber(double value) implements Literal {}

    /**
     * @param charset its introducer's, {@code ""} without one
     */
    record Text(String value, String charset) implements Literal {}

    /**
     * {@code x'4142'}, {@code 0x4142} or {@code b'101'}: a binary string to strings, a number to
     * numbers.
     *
     * @param length in bytes
     */
    record Bits(BigInteger value, int length) implements Literal {}

    /**
     * {@code DATE '2020-01-01'} and its like.
     *
     * @param type {@code DATE}, {@code TIME} or {@code TIMESTAMP}
     */
    record Temporal(String type, String value) implements Literal {}

    /** A column, with as much of its place as was written, else {@code ""}. */
    record Column(String schema, String table, String name) implements Expression {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.column(this);
        }
    }

    /**
     * An operator or a function.
     *
     * @param name a symbol, a keyword or a function's name in upper case
     */
    record Call(String name, List<Expression> arguments) implements Expression {

        public Call {
            name = name.toUpperCase(Locale.ROOT);
            arguments = List.copyOf(arguments);
        }

        static Call of(String name, Expression... arguments) {
            return new Call(name, List.of(arguments));
        }

        public Expression argument(int index) {
            return arguments.get(index);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.call(this);
        }
    }

    /** {@code CASE subject WHEN … THEN … ELSE … END}. */
    record Case(Optional<Expression> subject, List<When> whens, Optional<Expression> otherwise)
            implements Expression {

        public Case {
            whens = List.copyOf(whens);
        }

        /** One branch. */
        public record When(Expression condition, Expression result) {}

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.conditional(this);
        }
    }

    /**
     * {@code CAST(value AS type)}.
     *
     * @param type {@code SIGNED}, {@code UNSIGNED}, {@code DECIMAL}, {@code CHAR}, {@code BINARY},
     *     {@code DATE}, {@code DATETIME}, {@code TIME}, {@code DOUBLE}, {@code FLOAT}, {@code YEAR}
     *     or {@code JSON}
     * @param length digits or characters, -1 when not given
     * @param decimals -1 when not given
     * @param charset {@code ""} when not given
     */
    record Cast(Expression value, String type, int length, int decimals, String charset)
            implements Expression {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.cast(this);
        }
    }

    /** {@code value COLLATE name}. */
    record Collate(Expression value, String collation) implements Expression {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.collate(this);
        }
    }

    /**
     * {@code INTERVAL amount unit}, as an argument.
     *
     * @param unit in upper case
     */
    record Interval(Expression amount, String unit) implements Expression {

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.interval(this);
        }
    }

    /** Several expressions in parentheses: a row, or the list behind IN. */
    record Tuple(List<Expression> items) implements Expression {

        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.tuple(this);
        }
    }

    /** Good grammar that no row alone can answer. */
    record Unsupported(String what) implements Expression {

        public Unsupported {
            Objects.requireNonNull(what, "what");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unsupported(this);
        }
    }
}
