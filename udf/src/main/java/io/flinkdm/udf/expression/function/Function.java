package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How a call of one name becomes an operand.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 */
record Function(int least, int most, Builder builder) {

    static final int MANY = Integer.MAX_VALUE;

    /** Makes the operand. */
    interface Builder {
        Operand build(List<Operand> arguments);
    }

    /** Three operands to one. */
    interface Ternary {
        Operand apply(Operand first, Operand second, Operand third);
    }

    static Function of(UnaryOperator<Operand> function) {
        return new Function(1, 1, a -> function.apply(a.get(0)));
    }

    static Function of(BinaryOperator<Operand> function) {
        return new Function(2, 2, a -> function.apply(a.get(0), a.get(1)));
    }

    static Function of(Ternary function) {
        return new Function(3, 3, a -> function.apply(a.get(0), a.get(1), a.get(2)));
    }

    Operand call(String name, List<Operand> arguments) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new RefusedException(
                    "function " + name + " does not take " + arguments.size() + " arguments");
        }
        return builder.build(arguments);
    }
}
