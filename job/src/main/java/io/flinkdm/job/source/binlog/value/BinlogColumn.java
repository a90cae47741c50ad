package io.flinkdm.job.source.binlog.value;

/**
 * A column as a table-map event describes it: the type byte and its metadata, with the type that
 * MySQL hides in the metadata of STRING already brought out. Immutable.
 *
 * @param type one of the constants below, or a number this system does not know
 * @param metadata its meaning depends on the type: a length, bytes of a length, digits of a
 *     fraction; precision and scale (256 * precision + scale) for NEWDECIMAL
 */
public record BinlogColumn(int type, int metadata) {

    public static final int TINY = 1;
    public static final int SHORT = 2;
    public static final int LONG = 3;
    public static final int FLOAT = 4;
    public static final int DOUBLE = 5;
    public static final int TIMESTAMP = 7;
    public static final int LONGLONG = 8;
    public static final int INT24 = 9;
    public static final int DATE = 10;
    public static final int TIME = 11;
    public static final int DATETIME = 12;
    public static final int YEAR = 13;
    public static final int NEWDATE = 14;
    public static final int VARCHAR = 15;
    public static final int BIT = 16;
    public static final int TIMESTAMP2 = 17;
    public static final int DATETIME2 = 18;
    public static final int TIME2 = 19;
    public static final int TYPED_ARRAY = 20;
    public static final int BLOB_COMPRESSED = 140;
    public static final int VARCHAR_COMPRESSED = 141;
    public static final int VECTOR = 242;
    public static final int JSON = 245;
    public static final int NEWDECIMAL = 246;
    public static final int ENUM = 247;
    public static final int SET = 248;
    public static final int BLOB = 252;
    public static final int VAR_STRING = 253;
    public static final int STRING = 254;
    public static final int GEOMETRY = 255;

    /** Reads the metadata of one column; a type without any has 0. */
    public static BinlogColumn read(int type, BinlogBuffer metadata) {
        switch (type) {
            case FLOAT, DOUBLE, BLOB, GEOMETRY, JSON, TIME2, DATETIME2, TIMESTAMP2:
                return new BinlogColumn(type, metadata.uint8());
            case BLOB_COMPRESSED, VECTOR:
                return new BinlogColumn(type, metadata.uint8());
            case VARCHAR, BIT, VARCHAR_COMPRESSED:
                return new BinlogColumn(type, metadata.uint16());
            case NEWDECIMAL:
                return new BinlogColumn(type, metadata.uint8() << 8 | metadata.uint8());
            case STRING, VAR_STRING, ENUM, SET:
                return string(type, metadata.uint8(), metadata.uint8());
            default:
                return new BinlogColumn(type, 0);
        }
    }

    /**
     * STRING stands for CHAR, ENUM and SET: the first byte is the real type. CHAR lengths from 256
     * on put their two high bits, inverted, into bits 4 and 5 of that byte.
     */
    private static BinlogColumn string(int type, int realType, int length) {
        if (realType == 0) {
            return new BinlogColumn(type, length);
        }
        if ((realType & 0x30) == 0x30) {
            return new BinlogColumn(realType, length);
        }
        return new BinlogColumn(realType | 0x30, length | ((realType & 0x30) ^ 0x30) << 4);
    }

    /**
     * Whether the length of this type's metadata is known, so that the next column's can be found.
     */
    public boolean known() {
        switch (type) {
            case TYPED_ARRAY:
                return false;
            case BLOB_COMPRESSED, VARCHAR_COMPRESSED, VECTOR:
                return true;
            default:
                return type <= TIME2 || type >= JSON;
        }
    }

    /** Whether the table map's signedness bits count this column. */
    public boolean numeric() {
        switch (type) {
            case TINY, SHORT, INT24, LONG, LONGLONG, NEWDECIMAL, FLOAT, DOUBLE:
                return true;
            default:
                return false;
        }
    }
}
