package io.flinkdm.config;

/** Numbers that may not be given. Pure. */
final class Numbers {

    private Numbers() {}

    /** {@code fallback} for a number not given or not positive. */
    static int positiveOr(Long number, int fallback) {
        return number == null || number <= 0 ? fallback : clamp(number);
    }

    static int orZero(Long number) {
        return number == null ? 0 : clamp(number);
    }

    private static int clamp(long number) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }
}
