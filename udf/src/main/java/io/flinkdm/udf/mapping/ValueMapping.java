package io.flinkdm.udf.mapping;

/** An expression bound to one table. Implementations are immutable. */
sealed interface ValueMapping permits Affix, PartitionId {

    /**
     * @throws UnmappableException when the expression has no result for such a value
     */
    Object map(Object value);
}
