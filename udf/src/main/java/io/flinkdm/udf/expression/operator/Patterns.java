package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.collation.Collation;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;
import io.flinkdm.udf.model.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * LIKE and REGEXP. Stateless.
 *
 * <p>Source: MySQL manual, string comparison functions, regular expressions.
 */
public final class Patterns {

    private static final int DEFAULT_ESCAPE = '\\';

    private Patterns() {}

    public static Operand like(Operand text, Operand pattern) {
        return like(text, pattern, DEFAULT_ESCAPE);
    }

    /**
     * @param escape a constant of one character or none
     */
    public static Operand like(Operand text, Operand pattern, Operand escape) {
        if (!escape.constant() || !(Texts.text(escape).value() instanceof String character)) {
            throw new RefusedException("ESCAPE needs a character");
        }
        if (character.codePointCount(0, character.length()) > 1) {
            throw new RefusedException("ESCAPE needs a single character");
        }
        return like(text, pattern, character.isEmpty() ? -1 : character.codePointAt(0));
    }

    private static Operand like(Operand text, Operand pattern, int escape) {
        if (text.kind() == Kind.NULL || pattern.kind() == Kind.NULL) {
            return Operand.constant(ValueType.INTEGER, null);
        }
        Operand a = Texts.stringOf(text);
        Operand b = Texts.stringOf(pattern);
        boolean binary = a.kind() == Kind.BYTES || b.kind() == Kind.BYTES;
        Optional<Collation> collation = binary ? Optional.empty() : collation(a, b);
        Evaluator subject = binary ? characters(a) : a.evaluator();
        Evaluator patterns = compiled(binary ? characters(b) : b.evaluator(), b, escape, collation);
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    String value = (String) subject.of(row);
                    LikePattern like = value == null ? null : (LikePattern) patterns.of(row);
                    return like == null ? null : Truth.of(like.matches(value));
                },
                text,
                pattern);
    }

    private static Optional<Collation> collation(Operand a, Operand b) {
        Collation collation = Texts.common(List.of(a, b)).order();
        return collation.binary() ? Optional.empty() : Optional.of(collation);
    }

    /** A constant pattern is compiled once. */
    private static Evaluator compiled(
            Evaluator pattern, Operand operand, int escape, Optional<Collation> collation) {
        Evaluator compile =
                row -> {
                    String text = (String) pattern.of(row);
                    return text == null ? null : LikePattern.of(text, escape, collation);
                };
        if (!operand.constant()) {
            return compile;
        }
        Object once = compile.of(Row.of());
        return row -> once;
    }

    /** Bytes one by one. */
    private static Evaluator characters(Operand operand) {
        Evaluator bytes = Texts.bytes(operand).evaluator();
        return row -> {
            Object value = bytes.of(row);
            return value == null ? null : new String((byte[]) value, StandardCharsets.ISO_8859_1);
        };
    }

    public static Operand regexp(Operand text, Operand pattern) {
        if (text.kind() == Kind.NULL || pattern.kind() == Kind.NULL) {
            return Operand.constant(ValueType.INTEGER, null);
        }
        Operand a = Texts.stringOf(text);
        Operand b = Texts.stringOf(pattern);
        if (a.kind() == Kind.BYTES || b.kind() == Kind.BYTES || !pattern.constant()) {
            throw new RefusedException("REGEXP needs a text and a constant pattern");
        }
        TextType type = a.type().text().with(b.type().text());
        if (b.value() == null) {
            return Operand.constant(ValueType.INTEGER, null);
        }
        boolean ignoresCase = type.collation().endsWith("_ci");
        Pattern compiled = MySqlRegex.compile((String) b.value(), ignoresCase);
        Evaluator subject = a.evaluator();
        return Operand.computed(
                ValueType.INTEGER, row -> found(compiled, (String) subject.of(row)), text, pattern);
    }

    private static Long found(Pattern pattern, String text) {
        try {
            return text == null ? null : Truth.of(pattern.matcher(text).find());
        } catch (StackOverflowError e) {
            throw new EvaluationException("a regular expression goes too deep");
        }
    }
}
