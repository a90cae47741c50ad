package io.flinkdm.udf.collation;

/** What each character counts in a comparison. Immutable. */
interface Weights {

    /** None for a character that is passed over; several for one that stands for several. */
    int[] of(int character);
}
