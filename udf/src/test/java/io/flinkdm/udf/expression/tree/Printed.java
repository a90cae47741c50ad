package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.expression.tree.Expression.Bits;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Case;
import io.flinkdm.udf.expression.tree.Expression.Cast;
import io.flinkdm.udf.expression.tree.Expression.Collate;
import io.flinkdm.udf.expression.tree.Expression.Column;
import io.flinkdm.udf.expression.tree.Expression.DecimalNumber;
import io.flinkdm.udf.expression.tree.Expression.FloatNumber;
import io.flinkdm.udf.expression.tree.Expression.IntegerNumber;
import io.flinkdm.udf.expression.tree.Expression.Interval;
import io.flinkdm.udf.expression.tree.Expression.Literal;
import io.flinkdm.udf.expression.tree.Expression.Null;
import io.flinkdm.udf.expression.tree.Expression.Temporal;
import io.flinkdm.udf.expression.tree.Expression.Text;
import io.flinkdm.udf.expression.tree.Expression.Tuple;
import io.flinkdm.udf.expression.tree.Expression.Unsupported;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tree as text with every operator in front and every parenthesis. */
final class Printed implements Expression.Cases<String> {

    static String of(Expression expression) {
        return expression.match(new Printed());
    }

    @Override
    public String literal(Literal literal) {
        if (literal instanceof Null) {
            return "NULL";
        }
        if (literal instanceof IntegerNumber number) {
            return number.value().toString();
        }
        if (literal instanceof DecimalNumber number) {
            return number.value().toPlainString() + "d";
        }
        if (literal instanceof FloatNumber number) {
            return Double.toString(number.value());
        }
        if (literal instanceof Bits bits) {
            return "#" + bits.value().toString(16) + "/" + bits.length();
        }
        if (literal instanceof Temporal temporal) {
            return temporal.type() + "'" + temporal.value() + "'";
        }
        Text text = (Text) literal;
        return text.charset() + "'" + text.value() + "'";
    }

    @Override
    public String column(Column column) {
        return Stream.of(column.schema(), column.table(), column.name())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    @Override
    public String call(Call call) {
        return "(" + call.name() + all(call.arguments()) + ")";
    }

    @Override
    public String conditional(Case c) {
        String whens =
                c.whens().stream()
                        .map(w -> " " + of(w.condition()) + ":" + of(w.result()))
                        .collect(Collectors.joining());
        return "(CASE"
                + c.subject().map(s -> " " + of(s)).orElse("")
                + whens
                + c.otherwise().map(o -> " else " + of(o)).orElse("")
                + ")";
    }

    @Override
    public String cast(Cast cast) {
        return "(CAST "
                + of(cast.value())
                + " "
                + cast.type()
                + (cast.length() < 0 ? "" : " " + cast.length())
                + (cast.decimals() < 0 ? "" : " " + cast.decimals())
                + (cast.charset().isEmpty() ? "" : " " + cast.charset())
                + ")";
    }

    @Override
    public String collate(Collate collate) {
        return "(COLLATE " + of(collate.value()) + " " + collate.collation() + ")";
    }

    @Override
    public String interval(Interval interval) {
        return "(INTERVAL " + of(interval.amount()) + " " + interval.unit() + ")";
    }

    @Override
    public String tuple(Tuple tuple) {
        return "[" + all(tuple.items()).trim() + "]";
    }

    @Override
    public String unsupported(Unsupported unsupported) {
        return "?" + unsupported.what() + "?";
    }

    private static String all(List<Expression> expressions) {
        return expressions.stream().map(e -> " " + of(e)).collect(Collectors.joining());
    }
}
