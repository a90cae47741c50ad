package io.flinkdm.udf.event;

import java.util.Objects;

/**
 * A statement of the binlog that is not a row change.
 *
 * @param defaultSchema the session's schema when it ran, {@code ""} when none
 * @param sql the statement as the server logged it
 * @param endOffset where its event ends in the file, in bytes; 0 when that is not known
 * @param gtid its transaction's, {@code ""} when the task goes by file and offset
 * @param part 0 for what the binlog holds; statements put before it or in its place count from 1
 * @param before what it met
 */
public record DdlChange(
        String sourceId,
        String defaultSchema,
        String sql,
        Origin origin,
        long endOffset,
        StatementSession session,
        String gtid,
        int part,
        StructuresBefore before)
        implements ChangeEvent {

    public DdlChange {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(defaultSchema, "defaultSchema");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(gtid, "gtid");
        Objects.requireNonNull(before, "before");
    }

    /** Of a reader that follows no structures. */
    public DdlChange(String sourceId, String defaultSchema, String sql, Origin origin) {
        this(
                sourceId,
                defaultSchema,
                sql,
                origin,
                0,
                StatementSession.UNKNOWN,
                "",
                0,
                StructuresBefore.NONE);
    }

    /** Names the statement among those of its source, also when it is read again. */
    public String place() {
        return gtid.isEmpty() ? origin.file() + ":" + origin.offset() : gtid;
    }

    /** As errors say where it stands. */
    public String location() {
        return origin.location(endOffset, gtid);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.ddl(this);
    }
}
