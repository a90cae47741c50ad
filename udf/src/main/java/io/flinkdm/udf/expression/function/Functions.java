package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.operator.Arithmetic;
import io.flinkdm.udf.expression.operator.Bitwise;
import io.flinkdm.udf.expression.operator.Casts;
import io.flinkdm.udf.expression.operator.Comparison;
import io.flinkdm.udf.expression.operator.Conditionals;
import io.flinkdm.udf.expression.operator.Division;
import io.flinkdm.udf.expression.operator.Extremes;
import io.flinkdm.udf.expression.operator.Logic;
import io.flinkdm.udf.expression.operator.Patterns;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators and functions by the names that the parser gives them. Stateless. */
public final class Functions {

    private static final Map<String, Function> ALL = all();

    private Functions() {}

    /**
     * @param name in upper case
     * @throws RefusedException when there is none of that name, or with as many arguments
     */
    public static Operand call(String name, List<Operand> arguments) {
        Function function = ALL.get(name);
        if (function == null) {
            throw new RefusedException("function " + name + " is not supported");
        }
        return function.call(name, arguments);
    }

    private static Map<String, Function> all() {
        Map<String, Function> all = new HashMap<>();
        operators(all);
        choices(all);
        NumberFunctions.register(all);
        TextFunctions.register(all);
        TextMeasures.register(all);
        DateFunctions.register(all);
        JsonFunctions.register(all);
        return Map.copyOf(all);
    }

    private static void operators(Map<String, Function> all) {
        all.put("+", Function.of(Arithmetic::add));
        all.put("-", Function.of(Arithmetic::subtract));
        all.put("*", Function.of(Arithmetic::multiply));
        all.put("/", Function.of(Division::divide));
        all.put("DIV", Function.of(Division::integer));
        all.put("%", Function.of(Division::remainder));
        all.put("MOD", Function.of(Division::remainder));
        all.put("NEG", Function.of(Arithmetic::negate));
        all.put("&", Function.of(Bitwise::and));
        all.put("|", Function.of(Bitwise::or));
        all.put("^", Function.of(Bitwise::xor));
        all.put("<<", Function.of(Bitwise::shiftLeft));
        all.put(">>", Function.of(Bitwise::shiftRight));
        all.put("~", Function.of(Bitwise::not));
        all.put("AND", Function.of(Logic::and));
        all.put("OR", Function.of(Logic::or));
        all.put("XOR", Function.of(Logic::xor));
        all.put("NOT", Function.of(Logic::not));
        all.put("IS NULL", Function.of(Logic::isNull));
        all.put("ISNULL", Function.of(Logic::isNull));
        all.put("IS TRUE", Function.of(Logic::isTrue));
        all.put("IS FALSE", Function.of(Logic::isFalse));
        for (String comparison : List.of("=", "<>", "<", "<=", ">", ">=")) {
            all.put(comparison, Function.of((a, b) -> Comparison.of(comparison, a, b)));
        }
        all.put("<=>", Function.of(Comparison::nullSafe));
        all.put("BETWEEN", Function.of(Comparison::between));
        all.put("REGEXP", Function.of(Patterns::regexp));
        all.put("BINARY", Function.of(Casts::bytes));
        all.put("LIKE", new Function(2, 3, Functions::like));
    }

    private static Operand like(List<Operand> arguments) {
        return arguments.size() == 2
                ? Patterns.like(arguments.get(0), arguments.get(1))
                : Patterns.like(arguments.get(0), arguments.get(1), arguments.get(2));
    }

    private static void choices(Map<String, Function> all) {
        all.put("IF", Function.of((a, b, c) -> Conditionals.choose(List.of(a), List.of(b, c))));
        all.put("IFNULL", Function.of((a, b) -> Conditionals.coalesce(List.of(a, b))));
        all.put("COALESCE", new Function(1, Function.MANY, Conditionals::coalesce));
        all.put("NULLIF", Function.of(Conditionals::nullIf));
        all.put("GREATEST", new Function(2, Function.MANY, Extremes::greatest));
        all.put("LEAST", new Function(2, Function.MANY, Extremes::least));
    }
}
