package io.flinkdm.udf.ddl.tree;

/**
 * Where a column goes. Immutable.
 *
 * @param column the one before it, {@code ""} for the other places
 */
public record Position(Place place, String column) {

    /** A kind of place. */
    public enum Place {
        /** At the end, or where the column is. */
        DEFAULT,
        FIRST,
        AFTER
    }

    public static final Position DEFAULT = new Position(Place.DEFAULT, "");
    public static final Position FIRST = new Position(Place.FIRST, "");

    public static Position after(String column) {
        return new Position(Place.AFTER, column);
    }

    public boolean isDefault() {
        return place == Place.DEFAULT;
    }
}
