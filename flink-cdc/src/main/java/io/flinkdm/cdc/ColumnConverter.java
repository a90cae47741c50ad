package io.flinkdm.cdc;

/** From what Debezium makes of a value to the form all sources have. Stateless. */
interface ColumnConverter {

    /**
     * @param value never {@code null}
     * @throws IllegalArgumentException when the value is not what the type says
     */
    Object convert(Object value);
}
