package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.tree.DdlStatement;
import java.util.Objects;

/**
 * A statement as the source ran it. Immutable.
 *
 * @param tree the statement, read under its session's sql_mode
 * @param defaultSchema of the session, {@code ""} when none
 * @param sql the text
 * @param tracking applies its parts
 */
public record SourceStatement(
        DdlStatement tree, String defaultSchema, String sql, Tracking tracking) {

    public SourceStatement {
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(defaultSchema, "defaultSchema");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(tracking, "tracking");
    }
}
