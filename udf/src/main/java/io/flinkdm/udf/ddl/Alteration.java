package io.flinkdm.udf.ddl;

/**
 * One operation of an ALTER TABLE and the tokens that say it. Immutable.
 *
 * @param from its first token
 * @param to behind its last one
 * @param nameFrom the first token of another table's name, {@link #NONE} without one
 * @param nameTo behind that name
 * @param listed whether it stands in the parentheses of {@code ADD (…)}, without ADD of its own
 */
record Alteration(Operation operation, int from, int to, int nameFrom, int nameTo, boolean listed) {

    static final int NONE = -1;

    Alteration endingAt(int end) {
        return new Alteration(operation, from, end, nameFrom, nameTo, listed);
    }

    boolean isOpen() {
        return to == NONE;
    }

    boolean namesOther() {
        return nameFrom != NONE;
    }
}
