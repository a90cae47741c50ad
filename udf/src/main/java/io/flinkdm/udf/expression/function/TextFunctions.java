package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.collation.Collation;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Functions that take text apart, change it and put it together. Places count characters, from 1.
 *
 * <p>Source: MySQL manual, string functions and operators. Stateless.
 */
final class TextFunctions {

    private TextFunctions() {}

    static void register(Map<String, Function> all) {
        all.put("CONCAT", new Function(1, Function.MANY, TextFunctions::concat));
        all.put("CONCAT_WS", new Function(2, Function.MANY, TextFunctions::concatWith));
        all.put("LEFT", Function.of(TextFunctions::left));
        all.put("RIGHT", Function.of(TextFunctions::right));
        all.put("SUBSTRING", new Function(2, 3, TextFunctions::substring));
        all.put("SUBSTRING_INDEX", Function.of(TextFunctions::substringIndex));
        all.put("LOWER", Function.of(t -> cased(t, false)));
        all.put("LCASE", Function.of(t -> cased(t, false)));
        all.put("UPPER", Function.of(t -> cased(t, true)));
        all.put("UCASE", Function.of(t -> cased(t, true)));
        all.put("LTRIM", Function.of(t -> trimmed(List.of(t), true, false)));
        all.put("RTRIM", Function.of(t -> trimmed(List.of(t), false, true)));
        all.put("TRIM BOTH", new Function(1, 2, a -> trimmed(a, true, true)));
        all.put("TRIM LEADING", new Function(1, 2, a -> trimmed(a, true, false)));
        all.put("TRIM TRAILING", new Function(1, 2, a -> trimmed(a, false, true)));
        all.put("REPLACE", Function.of(TextFunctions::replace));
        all.put("REVERSE", Function.of(TextFunctions::reverse));
        all.put("REPEAT", Function.of(TextFunctions::repeat));
        all.put("LPAD", Function.of((t, n, p) -> padded(t, n, p, true)));
        all.put("RPAD", Function.of((t, n, p) -> padded(t, n, p, false)));
    }

    /**
     * @throws RefusedException from a binary string
     */
    static Operand text(Operand operand) {
        if (operand.kind() == Kind.BYTES
                || operand.kind() == Kind.BIT
                || operand.kind() == Kind.HEX) {
            throw new RefusedException("functions of binary strings are not supported");
        }
        return Texts.text(operand);
    }

    static TextType common(List<Operand> texts) {
        return Texts.common(texts);
    }

    private static ValueType type(Operand... texts) {
        return ValueType.text(common(List.of(texts)));
    }

    private static Operand concat(List<Operand> arguments) {
        List<Operand> texts = arguments.stream().map(TextFunctions::text).toList();
        return Computed.ofAll(
                ValueType.text(common(texts)), texts, (List<String> t) -> String.join("", t));
    }

    /** Passes over what is NULL, the separator excepted. */
    private static Operand concatWith(List<Operand> arguments) {
        List<Operand> texts = arguments.stream().map(TextFunctions::text).toList();
        return Operand.computed(
                ValueType.text(common(texts)),
                row -> {
                    String separator = (String) texts.get(0).of(row);
                    if (separator == null) {
                        return null;
                    }
                    List<String> present = new ArrayList<>();
                    for (Operand text : texts.subList(1, texts.size())) {
                        String value = (String) text.of(row);
                        if (value != null) {
                            present.add(value);
                        }
                    }
                    return String.join(separator, present);
                },
                texts);
    }

    private static Operand left(Operand operand, Operand count) {
        Operand text = text(operand);
        return Computed.of(
                type(text),
                text,
                Numeric.integer(count),
                (String t, Object n) -> cut(t, 0, NumberFunctions.small(n)));
    }

    private static Operand right(Operand operand, Operand count) {
        Operand text = text(operand);
        return Computed.of(
                type(text),
                text,
                Numeric.integer(count),
                (String t, Object n) -> {
                    int length = Math.max(0, NumberFunctions.small(n));
                    return cut(t, Math.max(0, length(t) - length), length);
                });
    }

    private static Operand substring(List<Operand> arguments) {
        Operand text = text(arguments.get(0));
        Operand place = Numeric.integer(arguments.get(1));
        if (arguments.size() == 2) {
            return Computed.of(
                    type(text),
                    text,
                    place,
                    (String t, Object p) -> cut(t, start(t, p), Integer.MAX_VALUE));
        }
        Operand count = Numeric.integer(arguments.get(2));
        return Computed.ofAll(
                type(text),
                List.of(text, place, count),
                (List<Object> a) -> {
                    String t = (String) a.get(0);
                    return cut(t, start(t, a.get(1)), NumberFunctions.small(a.get(2)));
                });
    }

    /** Before the text, which means nothing of it, when the place is not in it. */
    private static int start(String text, Object place) {
        int at = NumberFunctions.small(place);
        int start = at > 0 ? at - 1 : at == 0 ? -1 : length(text) + at;
        return start < 0 ? -1 : start;
    }

    private static String cut(String text, int start, int count) {
        int length = length(text);
        if (start < 0 || start >= length || count <= 0) {
            return "";
        }
        int end = count > length - start ? length : start + count;
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Operand substringIndex(Operand operand, Operand delimiter, Operand count) {
        Operand text = text(operand);
        return Computed.ofAll(
                type(text, text(delimiter)),
                List.of(text, text(delimiter), Numeric.integer(count)),
                (List<Object> a) ->
                        upTo(
                                (String) a.get(0),
                                (String) a.get(1),
                                NumberFunctions.small(a.get(2))));
    }

    private static String upTo(String text, String delimiter, int count) {
        if (delimiter.isEmpty() || count == 0) {
            return "";
        }
        int at = count > 0 ? -delimiter.length() : text.length();
        for (int i = 0; i < Math.abs(count); i++) {
            at =
                    count > 0
                            ? text.indexOf(delimiter, at + delimiter.length())
                            : text.lastIndexOf(delimiter, at - delimiter.length());
            if (at < 0) {
                return text;
            }
        }
        return count > 0 ? text.substring(0, at) : text.substring(at + delimiter.length());
    }

    private static Operand cased(Operand operand, boolean upper) {
        Operand text = text(operand);
        boolean latin1 = text.type().text().charset().equals("latin1");
        return Computed.of(type(text), text, (String t) -> LetterCase.of(t, upper, latin1));
    }

    private static Operand trimmed(List<Operand> arguments, boolean leading, boolean trailing) {
        Operand text = text(arguments.get(0));
        Operand what =
                arguments.size() > 1
                        ? text(arguments.get(1))
                        : Operand.constant(ValueType.text(TextType.SESSION), " ");
        return Computed.of(
                type(text, what),
                text,
                what,
                (String t, String w) -> trim(t, w, leading, trailing));
    }

    private static String trim(String text, String what, boolean leading, boolean trailing) {
        String rest = text;
        while (!what.isEmpty() && leading && rest.startsWith(what)) {
            rest = rest.substring(what.length());
        }
        while (!what.isEmpty() && trailing && rest.endsWith(what)) {
            rest = rest.substring(0, rest.length() - what.length());
        }
        return rest;
    }

    private static Operand replace(Operand operand, Operand from, Operand to) {
        List<Operand> texts = List.of(text(operand), text(from), text(to));
        return Computed.ofAll(
                ValueType.text(common(texts)),
                texts,
                (List<String> t) ->
                        t.get(1).isEmpty() ? t.get(0) : t.get(0).replace(t.get(1), t.get(2)));
    }

    private static Operand reverse(Operand operand) {
        Operand text = text(operand);
        return Computed.of(
                type(text), text, (String t) -> new StringBuilder(t).reverse().toString());
    }

    private static Operand repeat(Operand operand, Operand count) {
        Operand text = text(operand);
        return Computed.of(
                type(text),
                text,
                Numeric.integer(count),
                (String t, Object n) -> repeated(t, NumberFunctions.small(n)));
    }

    private static String repeated(String text, int count) {
        if (count > 0 && (long) text.length() * count > Short.MAX_VALUE) {
            throw new EvaluationException("a repeated text gets too long");
        }
        return text.repeat(Math.max(0, count));
    }

    private static Operand padded(Operand operand, Operand length, Operand with, boolean left) {
        if (!operand.kind().textual() || !with.kind().textual()) {
            // The server takes the charset of a number for that of the result.
            throw new RefusedException("LPAD and RPAD are supported for text only");
        }
        Operand text = text(operand);
        Operand padding = text(with);
        return Computed.ofAll(
                type(text, padding),
                List.of(text, Numeric.integer(length), padding),
                (List<Object> a) ->
                        pad(
                                (String) a.get(0),
                                NumberFunctions.small(a.get(1)),
                                (String) a.get(2),
                                left));
    }

    private static String pad(String text, int length, String padding, boolean left) {
        int missing = length - length(text);
        if (length < 0) {
            return null;
        }
        if (missing > 0 && padding.isEmpty()) {
            return "";
        }
        if (missing <= 0) {
            return cut(text, 0, length);
        }
        String fill = cut(repeated(padding, missing), 0, missing);
        return left ? fill + text : text + fill;
    }

    static Collation order(Operand... texts) {
        return common(List.of(texts)).order();
    }
}
