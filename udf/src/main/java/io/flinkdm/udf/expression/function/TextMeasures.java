package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.collation.Collation;
import io.flinkdm.udf.expression.operator.Comparison;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Functions that measure text, search it and spell it in digits.
 *
 * <p>Source: MySQL manual, string functions and operators. Stateless.
 */
final class TextMeasures {

    private TextMeasures() {}

    static void register(Map<String, Function> all) {
        all.put("LENGTH", Function.of(TextMeasures::length));
        all.put("OCTET_LENGTH", Function.of(TextMeasures::length));
        all.put("CHAR_LENGTH", Function.of(TextMeasures::charLength));
        all.put("CHARACTER_LENGTH", Function.of(TextMeasures::charLength));
        all.put("ASCII", Function.of(TextMeasures::ascii));
        all.put("HEX", Function.of(TextMeasures::hex));
        all.put("CRC32", Function.of(TextMeasures::crc32));
        all.put("INSTR", Function.of((text, part) -> locate(part, text)));
        all.put("LOCATE", Function.of(TextMeasures::locate));
        all.put("FIND_IN_SET", Function.of(TextMeasures::findInSet));
        all.put("STRCMP", Function.of(TextMeasures::compare));
        all.put("FIELD", new Function(2, Function.MANY, TextMeasures::field));
        all.put("ELT", new Function(2, Function.MANY, TextMeasures::element));
    }

    private static Operand length(Operand operand) {
        if (operand.kind() == Kind.TEXT) {
            Charset charset = Texts.charset(operand.type().text().charset());
            return Computed.of(
                    ValueType.INTEGER, operand, (String t) -> (long) t.getBytes(charset).length);
        }
        return Computed.of(ValueType.INTEGER, Texts.bytes(operand), (byte[] b) -> (long) b.length);
    }

    private static Operand charLength(Operand operand) {
        Operand string = Texts.stringOf(operand);
        return string.kind() == Kind.BYTES
                ? length(string)
                : Computed.of(
                        ValueType.INTEGER, string, (String t) -> (long) TextFunctions.length(t));
    }

    private static Operand ascii(Operand operand) {
        return Computed.of(
                ValueType.INTEGER,
                Texts.bytes(operand),
                (byte[] b) -> b.length == 0 ? 0L : (long) (b[0] & 0xff));
    }

    private static Operand hex(Operand operand) {
        ValueType type = ValueType.text(TextType.SESSION);
        if (operand.kind() == Kind.INTEGER || operand.kind() == Kind.YEAR) {
            return Computed.of(
                    type,
                    operand,
                    (Object n) ->
                            new BigInteger(Long.toUnsignedString(Integers.bits(n)))
                                    .toString(16)
                                    .toUpperCase(Locale.ROOT));
        }
        if (operand.kind() == Kind.DECIMAL || operand.kind() == Kind.DOUBLE) {
            throw new RefusedException("HEX of numbers with fractions is not supported");
        }
        HexFormat digits = HexFormat.of().withUpperCase();
        return Computed.of(type, Texts.bytes(operand), (byte[] b) -> digits.formatHex(b));
    }

    private static Operand crc32(Operand operand) {
        return Computed.of(
                ValueType.UNSIGNED,
                Texts.bytes(operand),
                (byte[] b) -> {
                    CRC32 crc = new CRC32();
                    crc.update(b);
                    return crc.getValue();
                });
    }

    private static Operand locate(Operand part, Operand operand) {
        Operand text = TextFunctions.text(operand);
        Operand wanted = TextFunctions.text(part);
        Collation order = TextFunctions.order(text, wanted);
        return Computed.of(
                ValueType.INTEGER, text, wanted, (String t, String w) -> place(t, w, order));
    }

    /**
     * MySQL compares as many bytes as the wanted text has: sure only where bytes are characters.
     */
    private static Object place(String text, String wanted, Collation order) {
        if (order.binary() || wanted.isEmpty()) {
            int at = text.indexOf(wanted);
            return at < 0 ? 0L : (long) text.codePointCount(0, at) + 1;
        }
        if (!plain(text) || !plain(wanted)) {
            throw new EvaluationException("a search beyond ASCII depends on the collation");
        }
        for (int at = 0; at + wanted.length() <= text.length(); at++) {
            if (order.equal(text.substring(at, at + wanted.length()), wanted)) {
                return (long) at + 1;
            }
        }
        return 0L;
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static Operand findInSet(Operand wanted, Operand set) {
        if (set.kind() == Kind.SET && wanted.constant()) {
            return member(wanted, set);
        }
        Operand item = TextFunctions.text(wanted);
        Operand list = TextFunctions.text(set);
        Collation order = TextFunctions.order(item, list);
        return Computed.of(
                ValueType.INTEGER, item, list, (String i, String l) -> found(i, l, order));
    }

    /** A constant is looked up among the members, and its place there is the answer. */
    private static Operand member(Operand wanted, Operand set) {
        Operand item = TextFunctions.text(wanted);
        Operand list = TextFunctions.text(set);
        Collation order = TextFunctions.order(item, list);
        String text = (String) item.value();
        List<String> members = set.type().members();
        int place = 0;
        while (place < members.size() && !(text != null && order.equal(members.get(place), text))) {
            place++;
        }
        int bit = place;
        return text == null
                ? Operand.constant(ValueType.INTEGER, null)
                : Computed.of(
                        ValueType.INTEGER,
                        set.as(ValueType.UNSIGNED),
                        (Object mask) ->
                                bit < members.size() && Integers.big(mask).testBit(bit)
                                        ? bit + 1L
                                        : 0L);
    }

    private static Object found(String item, String list, Collation order) {
        if (list.isEmpty() || item.indexOf(',') >= 0) {
            return 0L;
        }
        String[] items = list.split(",", -1);
        for (int i = 0; i < items.length; i++) {
            if (blanks(items[i]) == blanks(item) && order.equal(items[i], item)) {
                return (long) i + 1;
            }
        }
        return 0L;
    }

    private static int blanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.length() - end;
    }

    private static Operand compare(Operand left, Operand right) {
        if (!left.kind().textual() || !right.kind().textual()) {
            throw new RefusedException("STRCMP is supported for text only");
        }
        Operand a = TextFunctions.text(left);
        Operand b = TextFunctions.text(right);
        Collation order = TextFunctions.order(a, b);
        return Computed.of(
                ValueType.INTEGER,
                a,
                b,
                (String x, String y) -> (long) Integer.signum(order.compare(x, y)));
    }

    /** The place of the first equal one among the rest; 0 for none and for NULL. */
    private static Operand field(List<Operand> arguments) {
        boolean texts = arguments.stream().allMatch(a -> a.kind().textual());
        boolean numbers = arguments.stream().allMatch(a -> a.kind().numeric());
        if (!texts && !numbers) {
            throw new RefusedException("FIELD of different types is not supported");
        }
        List<Operand> equals =
                arguments.subList(1, arguments.size()).stream()
                        .map(a -> Comparison.in(arguments.get(0), List.of(a)))
                        .toList();
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    for (int i = 0; i < equals.size(); i++) {
                        if (Truth.TRUE.equals(equals.get(i).of(row))) {
                            return (long) i + 1;
                        }
                    }
                    return 0L;
                },
                arguments);
    }

    private static Operand element(List<Operand> arguments) {
        Operand index = Numeric.integer(arguments.get(0));
        List<Operand> texts =
                arguments.subList(1, arguments.size()).stream().map(TextFunctions::text).toList();
        return Operand.computed(
                ValueType.text(TextFunctions.common(texts)),
                row -> {
                    Object at = index.of(row);
                    return at instanceof Long i && i >= 1 && i <= texts.size()
                            ? texts.get(i.intValue() - 1).of(row)
                            : null;
                },
                arguments);
    }
}
