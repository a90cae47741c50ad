package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * A place between two transactions of a binlog.
 *
 * @param file binlog file name, e.g. {@code mysql-bin.000003}
 * @param offset bytes from the start of the file; unsigned, may pass 4 GiB
 * @param gtids every transaction before this place; {@link GtidSet#EMPTY} when unknown
 */
public record BinlogPosition(String file, long offset, GtidSet gtids) implements Serializable {

    public BinlogPosition {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(gtids, "gtids");
    }

    /** DM's spelling: {@code (mysql-bin.000003, 154)}. */
    public String display() {
        return "(" + file + ", " + offset + ")";
    }

    /** File order, then offset; the numeric suffix counts, so 999999 comes before 1000000. */
    public int compareFileOffset(BinlogPosition other) {
        int byFile = Long.compare(fileNumber(file), fileNumber(other.file));
        return byFile != 0 ? byFile : Long.compareUnsigned(offset, other.offset);
    }

    /** The number after the last dot of a binlog file name; 0 for a name without one. */
    public static long fileNumber(String file) {
        String suffix = file.substring(file.lastIndexOf('.') + 1);
        return suffix.chars().allMatch(Character::isDigit) && !suffix.isEmpty()
                ? Long.parseLong(suffix)
                : 0;
    }
}
