package io.flinkdm.udf.expression.value;

import io.flinkdm.udf.collation.Collation;
import java.util.List;
import java.util.Optional;

/**
 * The charset and collation of text and how firmly it has them.
 *
 * @param coercibility MySQL's: the lower wins
 */
public record TextType(String charset, String collation, int coercibility) {

    public static final int EXPLICIT = 0;
    public static final int IMPLICIT = 2;
    public static final int LITERAL = 4;
    public static final int NUMERIC = 5;

    /** Text made here: by DM's session, whose collation is utf8mb4_bin. */
    public static final TextType SESSION = new TextType("utf8mb4", "utf8mb4_bin", LITERAL);

    private static final List<String> UNICODE = List.of("utf8mb4", "utf8mb3", "utf8");

    /** What numbers and times become. */
    public static TextType ofNumbers() {
        return new TextType(SESSION.charset, SESSION.collation, NUMERIC);
    }

    /** The same text as a column's value. */
    public TextType implicit() {
        return new TextType(charset, collation, IMPLICIT);
    }

    /**
     * @throws RefusedException when its order is not known here
     */
    public Collation order() {
        return known().orElseThrow(
                        () ->
                                new RefusedException(
                                        "text of collation "
                                                + collation
                                                + " cannot be compared here"));
    }

    Optional<Collation> known() {
        return Collation.named(collation);
    }

    /**
     * What two texts are compared or joined in.
     *
     * @throws RefusedException where MySQL calls it an illegal mix, or converts one to a charset
     *     that may not have its characters
     */
    public TextType with(TextType other) {
        if (collation.equals(other.collation)) {
            return coercibility <= other.coercibility ? this : other;
        }
        if (coercibility != other.coercibility) {
            TextType firm = coercibility < other.coercibility ? this : other;
            TextType weak = firm == this ? other : this;
            return firm.takes(weak);
        }
        return equallyFirm(other);
    }

    private TextType equallyFirm(TextType other) {
        if (coercibility == EXPLICIT) {
            throw mixed(other);
        }
        if (unicode() != other.unicode()) {
            return unicode() ? this : other;
        }
        boolean related = charset.equals(other.charset) || unicode();
        if (related && !charset.equals(other.charset)) {
            return charset.equals("utf8mb4") ? this : other;
        }
        if (related && collation.endsWith("_bin") != other.collation.endsWith("_bin")) {
            return collation.endsWith("_bin") ? this : other;
        }
        throw mixed(other);
    }

    /** A literal is converted to a column's charset if it fits; a column's text only to Unicode. */
    private TextType takes(TextType weak) {
        if (unicode() || charset.equals(weak.charset) || weak.coercibility >= LITERAL) {
            return this;
        }
        if (weak.unicode() && coercibility != EXPLICIT) {
            return weak;
        }
        throw mixed(weak);
    }

    private RefusedException mixed(TextType other) {
        return new RefusedException(
                "illegal mix of collations " + collation + " and " + other.collation);
    }

    private boolean unicode() {
        return UNICODE.contains(charset);
    }
}
