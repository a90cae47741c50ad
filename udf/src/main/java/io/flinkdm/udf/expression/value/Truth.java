package io.flinkdm.udf.expression.value;

/** MySQL's truth values: the integers 1 and 0. Stateless. */
public final class Truth {

    public static final Long TRUE = 1L;
    public static final Long FALSE = 0L;

    private Truth() {}

    public static Long of(boolean truth) {
        return truth ? TRUE : FALSE;
    }
}
