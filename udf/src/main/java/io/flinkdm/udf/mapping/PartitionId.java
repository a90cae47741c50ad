package io.flinkdm.udf.mapping;

import io.flinkdm.udf.model.TableId;
import java.util.List;

/**
 * {@code partition id}: ids of several shards kept apart by the numbers of instance, schema and
 * table in their upper bits. From the top: the sign, 4 bits of instance, 7 of schema, 8 of table,
 * 44 of the id itself. An argument left empty takes no bits, and those after it move up.
 *
 * <p>Immutable.
 *
 * @param upper the bits that all ids of the table share
 */
record PartitionId(long upper) implements ValueMapping {

    private static final int SIGN_POSITION = 63;
    private static final int INSTANCE_BITS = 4;
    private static final int SCHEMA_BITS = 7;
    private static final int TABLE_BITS = 8;
    private static final long LARGEST_ID = largest(44);

    /**
     * @param arguments instance number, schema prefix, table prefix and, if given, the separator
     *     between a prefix and the number behind it
     */
    static PartitionId of(List<String> arguments, TableId table) {
        String separator = arguments.size() > 3 ? arguments.get(3) : "";
        Bits bits = new Bits(0, SIGN_POSITION);
        String instance = arguments.get(0);
        if (!instance.isEmpty()) {
            bits = bits.then(number(instance, INSTANCE_BITS, "instance"), INSTANCE_BITS);
        }
        String schema = arguments.get(1);
        if (!schema.isEmpty()) {
            bits = bits.then(suffix(table.schema(), schema, separator, SCHEMA_BITS), SCHEMA_BITS);
        }
        String prefix = arguments.get(2);
        if (!prefix.isEmpty()) {
            bits = bits.then(suffix(table.table(), prefix, separator, TABLE_BITS), TABLE_BITS);
        }
        return new PartitionId(bits.value());
    }

    /** A text stays a text. */
    @Override
    public Object map(Object value) {
        if (value instanceof Long id) {
            return upper + checked(id);
        }
        if (value instanceof String text) {
            return Long.toString(upper + checked(decimal(text, LARGEST_ID)));
        }
        throw new UnmappableException("partition id needs an integer from 0 to " + LARGEST_ID);
    }

    private static long checked(long id) {
        if (id < 0 || id > LARGEST_ID) {
            throw new UnmappableException("the id is no integer from 0 to " + LARGEST_ID);
        }
        return id;
    }

    private static long suffix(String name, String prefix, String separator, int bits) {
        if (name.equals(prefix)) {
            return 0;
        }
        String before = prefix + separator;
        if (!name.startsWith(before)) {
            throw new UnmappableException("`" + name + "` does not begin with " + before);
        }
        return number(name.substring(before.length()), bits, "the end of `" + name + "`");
    }

    private static long number(String text, int bits, String what) {
        long number = decimal(text, largest(bits));
        if (number < 0) {
            throw new UnmappableException(what + " is no number from 0 to " + largest(bits));
        }
        return number;
    }

    /** The number that the digits mean, leading zeros allowed; -1 for other texts and beyond. */
    private static long decimal(String text, long largest) {
        long number = text.isEmpty() ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
            number = number > largest ? -1 : number;
        }
        return number;
    }

    private static long largest(int bits) {
        return (1L << bits) - 1;
    }

    /** The bits from {@code position} up are taken. */
    private record Bits(long value, int position) {

        Bits then(long number, int width) {
            int next = position - width;
            return new Bits(value + (number << next), next);
        }
    }
}
