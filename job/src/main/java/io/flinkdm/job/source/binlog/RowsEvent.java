package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.model.Row;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A rows event: its head is read at once, its rows one by one with {@link #next}. The reader peeks
 * at {@link #tableId}, finds or makes the {@link RowDecoder} and only then reads rows, so tables
 * nobody migrates cost nothing.
 *
 * <p>Fetcher thread.
 */
public final class RowsEvent {

    private static final int STATEMENT_END = 1;

    private final ChangeKind kind;
    private final boolean compressed;
    private final byte[] head;
    private BinlogBuffer in;
    private final long tableId;
    private final int flags;
    private final int columns;
    private final int presentAt;

    /** Columns of the second image; {@code null} when it holds all. */
    private BitSet changed;

    private Row before;
    private Row after;

    private RowsEvent(BinlogEventType type, byte[] body) {
        kind = type.rowKind();
        compressed = type.compressedRows();
        head = body;
        in = new BinlogBuffer(body);
        tableId = in.uint48();
        flags = in.uint16();
        if (type.extraRowData()) {
            in.skip(in.uint16() - 2);
        }
        columns = in.lengthEncoded();
        presentAt = in.skip(bitmapBytes() * (kind == ChangeKind.UPDATE ? 2 : 1));
    }

    /**
     * @param type one of the rows events, version 1 or 2, compressed or not
     * @param body the event without header and checksum
     */
    public static RowsEvent parse(BinlogEventType type, byte[] body) {
        try {
            return new RowsEvent(type, body);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, type + " event cut short", e);
        }
    }

    public ChangeKind kind() {
        return kind;
    }

    public long tableId() {
        return tableId;
    }

    /** Whether it is the last rows event of its statement. */
    public boolean endsStatement() {
        return (flags & STATEMENT_END) != 0;
    }

    /**
     * Reads the next row.
     *
     * @return false when there is none
     * @throws MigrationException 11126 when the images do not tell every column
     */
    public boolean next(RowDecoder decoder) {
        if (before == null && after == null && in.remaining() > 0) {
            checkImage(decoder);
            in = compressed ? new BinlogBuffer(decompressed()) : in;
        }
        if (in.remaining() == 0) {
            return false;
        }
        try {
            before = kind == ChangeKind.INSERT ? null : decoder.read(in);
            after = kind == ChangeKind.DELETE ? null : readAfter(decoder);
        } catch (IndexOutOfBoundsException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE,
                    "rows event of " + decoder.map().table().quoted() + " cut short",
                    e);
        }
        return true;
    }

    private Row readAfter(RowDecoder decoder) {
        return changed == null ? decoder.read(in) : decoder.readChanged(in, before, changed);
    }

    /** The row as it was; {@code null} for INSERT. */
    public Row before() {
        return before;
    }

    /** The row as it is now; {@code null} for DELETE. */
    public Row after() {
        return after;
    }

    private byte[] decompressed() {
        try {
            return CompressedBytes.read(in);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "compressed rows event cut short", e);
        }
    }

    private void checkImage(RowDecoder decoder) {
        if (columns != decoder.map().columns().size()) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE,
                    "rows event of "
                            + decoder.map().table().quoted()
                            + " has another column count than its table map");
        }
        if (!complete(presentAt)) {
            throw lackingFirst(decoder);
        }
        int second = presentAt + bitmapBytes();
        if (kind == ChangeKind.UPDATE && !complete(second)) {
            changed = present(second);
            requireGenerated(decoder);
        }
    }

    /** Whether a bitmap names all columns. */
    private boolean complete(int bitmap) {
        for (int i = 0; i < columns; i++) {
            if ((head[bitmap + (i >> 3)] >> (i & 7) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private BitSet present(int bitmap) {
        BitSet present = BitSet.valueOf(Arrays.copyOfRange(head, bitmap, bitmap + bitmapBytes()));
        present.clear(columns, Byte.SIZE * bitmapBytes());
        return present;
    }

    private MigrationException lackingFirst(RowDecoder decoder) {
        BitSet told = present(presentAt);
        told.or(decoder.generated());
        if (told.cardinality() < columns) {
            return lacking(decoder, "the rows were written without binlog_row_image = FULL");
        }
        return new MigrationException(
                ErrorCode.UNSUPPORTED_YET,
                "the binlog lacks the generated columns of "
                        + decoder.map().table().quoted()
                        + ", which MariaDB 11.8 leaves out of UPDATE and DELETE; leave the table"
                        + " out by `block-allow-list`");
    }

    /** What a second image lacks is as it was, unless the server computes it. */
    private void requireGenerated(RowDecoder decoder) {
        if (!decoder.generated().stream().allMatch(changed::get)) {
            throw lacking(
                    decoder,
                    "an UPDATE was written without what it makes of generated columns; set"
                            + " binlog_row_image = FULL");
        }
    }

    private static MigrationException lacking(RowDecoder decoder, String why) {
        return new MigrationException(
                ErrorCode.BINLOG_NOT_LOG_COLUMN,
                "the binlog lacks columns of " + decoder.map().table().quoted() + ": " + why);
    }

    private int bitmapBytes() {
        return (columns + 7) / 8;
    }
}
