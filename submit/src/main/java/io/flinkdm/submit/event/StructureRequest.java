package io.flinkdm.submit.event;

import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.udf.model.TableId;
import java.util.Objects;

/**
 * One call of {@code binlog-schema} or {@code operate-schema}. Immutable.
 *
 * @param table the upstream table
 * @param origin where a structure to be set comes from
 * @param text it, if it comes from a file, else {@code ""}
 * @param who the user and machine it comes from
 */
public record StructureRequest(Op op, TableId table, Origin origin, String text, String who) {

    public StructureRequest {
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(who, "who");
    }

    /** What is to be done. */
    public enum Op {
        LIST,
        UPDATE,
        DELETE
    }
}
