package io.flinkdm.udf.pattern;

/** What one character of a name has to be. Immutable, equal when it means the same. */
sealed interface WildcardElement permits WildcardElement.Any, WildcardElement.One, CharacterSet {

    boolean accepts(int character);

    /** A {@code ?}. */
    record Any() implements WildcardElement {

        @Override
        public boolean accepts(int character) {
            return true;
        }
    }

    /** A character that stands for itself. */
    record One(int character) implements WildcardElement {

        @Override
        public boolean accepts(int other) {
            return character == other;
        }
    }
}
