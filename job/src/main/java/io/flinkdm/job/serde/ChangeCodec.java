package io.flinkdm.job.serde;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import java.io.IOException;

/**
 * Changes as bytes, the part all events have in common: one byte of flags, then a row change or a
 * statement. Holds the caches of names. Task thread.
 */
final class ChangeCodec {

    private static final ChangeKind[] KINDS = ChangeKind.values();

    private static final int KIND = 0x03;
    private static final int SAFE = 0x04;
    private static final int BEFORE = 0x08;
    private static final int AFTER = 0x10;
    private static final int END = 0x10;
    private static final int DDL = 0x20;
    private static final int SNAPSHOT = 0x40;
    private static final int MARKED = 0x80;

    private final Names<SourceTable> tables = Names.ofSourceTables();
    private final Names<String> sources = Names.ofTexts();
    private final Names<String> schemas = Names.ofTexts();
    private final Names<String> files = Names.ofTexts();
    private final Names<String> gtids = Names.ofTexts();
    private Origin lastOrigin = Origin.snapshot(0);

    void write(ChangeEvent event, WireOutput out) throws IOException {
        if (event instanceof RowChange row) {
            writeRow(row, out);
        } else {
            writeDdl((DdlChange) event, out);
        }
    }

    ChangeEvent read(WireInput in) throws IOException {
        int flags = in.next();
        return (flags & DDL) != 0 ? ddl(flags, in) : row(flags, in);
    }

    RowChange readRow(WireInput in) throws IOException {
        if (read(in) instanceof RowChange row) {
            return row;
        }
        throw new IOException("a statement stands where a row was due");
    }

    DdlChange readDdl(WireInput in) throws IOException {
        if (read(in) instanceof DdlChange ddl) {
            return ddl;
        }
        throw new IOException("a row stands where a statement was due");
    }

    private void writeRow(RowChange row, WireOutput out) throws IOException {
        int flags = row.kind().ordinal() | place(row.origin());
        flags |= row.safe() ? SAFE : 0;
        flags |= row.before() != null ? BEFORE : 0;
        flags |= row.after() != null ? AFTER : 0;
        out.put(flags);
        tables.write(row.table(), out);
        out.putFixedLong(row.schema());
        writeOrigin(row.origin(), out);
        out.putUnsigned(row.rowIndex());
        if (row.before() != null) {
            RowCodec.write(row.before(), null, out);
        }
        if (row.after() != null) {
            RowCodec.write(row.after(), row.before(), out);
        }
    }

    private RowChange row(int flags, WireInput in) throws IOException {
        SourceTable table = tables.read(in);
        long schema = in.nextFixedLong();
        Origin origin = origin(flags, in);
        int rowIndex = in.nextLength();
        Row before = (flags & BEFORE) != 0 ? RowCodec.read(in, null) : null;
        Row after = (flags & AFTER) != 0 ? RowCodec.read(in, before) : null;
        boolean safe = (flags & SAFE) != 0;
        return new RowChange(
                table, schema, KINDS[flags & KIND], before, after, safe, origin, rowIndex);
    }

    private void writeDdl(DdlChange ddl, WireOutput out) {
        out.put(DDL | (ddl.endOffset() > 0 ? END : 0) | place(ddl.origin()));
        sources.write(ddl.sourceId(), out);
        schemas.write(ddl.defaultSchema(), out);
        out.putText(ddl.sql());
        writeOrigin(ddl.origin(), out);
        if (ddl.endOffset() > 0) {
            out.putUnsigned(ddl.endOffset());
        }
        StatementCodec.writeSession(ddl.session(), out);
        out.putText(ddl.gtid());
        out.putUnsigned(ddl.part());
        StatementCodec.writeStructures(ddl.before(), out);
    }

    private DdlChange ddl(int flags, WireInput in) {
        String sourceId = sources.read(in);
        String schema = schemas.read(in);
        String sql = in.nextText();
        Origin origin = origin(flags, in);
        return new DdlChange(
                sourceId,
                schema,
                sql,
                origin,
                (flags & END) != 0 ? in.nextUnsigned() : 0,
                StatementCodec.readSession(in),
                in.nextText(),
                in.nextLength(),
                StatementCodec.readStructures(in));
    }

    private static int place(Origin origin) {
        return origin.fromSnapshot() ? SNAPSHOT : origin.transaction() != null ? MARKED : 0;
    }

    private void writeOrigin(Origin origin, WireOutput out) {
        if (origin.fromSnapshot()) {
            out.putUnsigned(origin.chunk());
        } else {
            files.write(origin.file(), out);
            out.putUnsigned(origin.offset());
            out.putSigned(origin.timestampMs());
        }
        if (origin.transaction() != null) {
            writeMark(origin.transaction(), out);
        }
    }

    private void writeMark(TransactionMark mark, WireOutput out) {
        gtids.write(mark.before(), out);
        out.putText(mark.gtid());
        out.putUnsigned(mark.firstRow());
        out.put(mark.moved() ? 1 : 0);
    }

    private TransactionMark mark(WireInput in) {
        return new TransactionMark(gtids.read(in), in.nextText(), in.nextLength(), in.next() != 0);
    }

    private Origin origin(int flags, WireInput in) {
        if ((flags & SNAPSHOT) != 0) {
            return chunk(in.nextLength());
        }
        Origin origin = binlog(in);
        return (flags & MARKED) != 0 ? origin.within(mark(in)) : origin;
    }

    private Origin chunk(int chunk) {
        if (chunk != lastOrigin.chunk()) {
            lastOrigin = Origin.snapshot(chunk);
        }
        return lastOrigin;
    }

    /** Rows of one event share the instance, as they did where they were read. */
    private Origin binlog(WireInput in) {
        String file = files.read(in);
        long offset = in.nextUnsigned();
        long timestampMs = in.nextSigned();
        boolean same =
                offset == lastOrigin.offset()
                        && timestampMs == lastOrigin.timestampMs()
                        && !lastOrigin.fromSnapshot()
                        && file.equals(lastOrigin.file());
        if (!same) {
            lastOrigin = Origin.binlog(file, offset, timestampMs);
        }
        return lastOrigin;
    }
}
