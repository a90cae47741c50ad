package io.flinkdm.udf.expression.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Operands turned into text or binary strings. Stateless. */
public final class Texts {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Texts() {}

    /** Bytes stay bytes: what MySQL joins with them is binary. */
    public static Operand stringOf(Operand operand) {
        boolean binary =
                operand.kind() == Kind.BYTES
                        || operand.kind() == Kind.HEX
                        || operand.kind() == Kind.BIT;
        return binary ? bytes(operand) : text(operand);
    }

    /**
     * @throws RefusedException from what has no text of its own
     */
    public static Operand text(Operand operand) {
        Evaluator from = operand.evaluator();
        ValueType type = ValueType.text(operand.type().text());
        switch (operand.kind()) {
            case TEXT:
                return operand;
            case NULL:
                return operand.as(ValueType.text(TextType.SESSION));
            case INTEGER:
                return Numeric.derived(operand, type, row -> plain(from.of(row)));
            case YEAR:
                return Numeric.derived(operand, type, row -> yearText(from.of(row)));
            case DECIMAL:
                int decimals = operand.type().decimals();
                return Numeric.derived(operand, type, row -> decimalText(from.of(row), decimals));
            case ENUM, SET:
                return listed(operand, type);
            case DATE, DATETIME, TIME:
                return temporal(operand, type);
            case JSON:
                return operand.as(ValueType.text(TextType.SESSION));
            default:
                throw new RefusedException(operand.kind() + " cannot be used as text here");
        }
    }

    private static String plain(Object value) {
        return value == null ? null : value.toString();
    }

    private static String yearText(Object value) {
        return value == null ? null : String.format("%04d", (Long) value);
    }

    /** A division computes more digits than its type has. */
    private static String decimalText(Object value, int decimals) {
        return value == null
                ? null
                : ((BigDecimal) value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static Operand listed(Operand operand, ValueType type) {
        Evaluator from = operand.evaluator();
        List<String> members = operand.type().members();
        if (operand.kind() == Kind.ENUM) {
            return Numeric.derived(operand, type, row -> enumText(from.of(row), members));
        }
        return Numeric.derived(operand, type, row -> setText(from.of(row), members));
    }

    private static String enumText(Object ordinal, List<String> members) {
        if (ordinal == null) {
            return null;
        }
        int index = ((Long) ordinal).intValue();
        return index == 0 ? "" : members.get(index - 1);
    }

    private static String setText(Object mask, List<String> members) {
        if (mask == null) {
            return null;
        }
        BigInteger bits = Integers.big(mask);
        return IntStream.range(0, members.size())
                .filter(bits::testBit)
                .mapToObj(members::get)
                .collect(Collectors.joining(","));
    }

    private static Operand temporal(Operand operand, ValueType type) {
        Evaluator from = operand.evaluator();
        Kind kind = operand.kind();
        int decimals = operand.type().decimals();
        return Numeric.derived(
                operand, type, row -> temporalText(kind, decimals, (Long) from.of(row)));
    }

    private static String temporalText(Kind kind, int decimals, Long value) {
        if (value == null) {
            return null;
        }
        switch (kind) {
            case DATE:
                return DateTimes.dateText(value);
            case DATETIME:
                return DateTimes.dateTimeText(value, decimals);
            default:
                return DateTimes.timeText(value, decimals);
        }
    }

    /**
     * @throws RefusedException from text whose bytes are not known here
     */
    public static Operand bytes(Operand operand) {
        Evaluator from = operand.evaluator();
        switch (operand.kind()) {
            case BYTES, NULL:
                return operand.as(ValueType.BYTES);
            case HEX, BIT:
                int length = operand.type().bytes();
                return Numeric.derived(
                        operand, ValueType.BYTES, row -> bitBytes(from.of(row), length));
            default:
                return encoded(text(operand));
        }
    }

    /** The bytes of a number, as many as its literal or its column has. */
    private static byte[] bitBytes(Object value, int length) {
        if (value == null) {
            return null;
        }
        byte[] bytes = new byte[length];
        BigInteger rest = Integers.big(value);
        for (int i = length - 1; i >= 0; i--) {
            bytes[i] = rest.byteValue();
            rest = rest.shiftRight(Byte.SIZE);
        }
        return bytes;
    }

    private static Operand encoded(Operand text) {
        Evaluator from = text.evaluator();
        Charset charset = charset(text.type().text().charset());
        return Numeric.derived(text, ValueType.BYTES, row -> encode(from.of(row), charset));
    }

    private static byte[] encode(Object value, Charset charset) {
        return value == null ? null : ((String) value).getBytes(charset);
    }

    /**
     * What texts are compared or joined in.
     *
     * @param operands TEXT, or NULL, which has no say
     * @throws RefusedException for an illegal mix, or a literal that a column's charset lacks
     */
    public static TextType common(List<Operand> operands) {
        TextType common =
                operands.stream()
                        .filter(o -> o.kind() != Kind.NULL)
                        .map(o -> o.type().text())
                        .reduce(TextType::with)
                        .orElse(TextType.SESSION);
        operands.forEach(operand -> requireFit(operand, common));
        return common;
    }

    private static void requireFit(Operand operand, TextType type) {
        boolean other = !operand.type().text().charset().equals(type.charset());
        if (other
                && operand.constant()
                && operand.value() instanceof String text
                && !charset(type.charset()).newEncoder().canEncode(text)) {
            throw new RefusedException(
                    "a literal has characters that " + type.charset() + " text lacks");
        }
    }

    /**
     * The Java charset with the same bytes.
     *
     * @throws RefusedException when there is none
     */
    public static Charset charset(String name) {
        switch (name) {
            case "utf8mb4", "utf8mb3", "utf8", "ascii":
                return StandardCharsets.UTF_8;
            case "latin1":
                return WINDOWS;
            case "gbk":
                return Charset.forName("GBK");
            default:
                throw new RefusedException("the bytes of " + name + " text are not known here");
        }
    }
}
