package io.flinkdm.job.meta;

import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.Locale;
import java.util.Objects;

/**
 * A structure a person has set for a source table. Immutable.
 *
 * @param id given by the target, growing; 0 before that
 * @param createTable the structure, one CREATE TABLE
 * @param origin where it came from
 * @param who the user and machine the command came from
 * @param revision the revision of the source's structures it became; {@link #NONE} before that
 * @param file of the place in the binlog it was applied at, {@code ""} before that
 */
public record StructureSet(
        long id,
        SourceTable table,
        String createTable,
        Origin origin,
        String who,
        long createdAtMs,
        long revision,
        String file,
        long offset) {

    /** The revision of a structure that is not applied yet. */
    public static final long NONE = -1;

    public StructureSet {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(createTable, "createTable");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(file, "file");
    }

    /** A new one; the target gives its id. */
    public static StructureSet of(
            SourceTable table, String createTable, Origin origin, String who, long createdAtMs) {
        return new StructureSet(0, table, createTable, origin, who, createdAtMs, NONE, "", 0);
    }

    /** The same, having become this revision at this place. */
    public StructureSet applied(long revision, String file, long offset) {
        return new StructureSet(
                id, table, createTable, origin, who, createdAtMs, revision, file, offset);
    }

    /** Whether it was applied once. */
    public boolean isApplied() {
        return revision != NONE;
    }

    /** The table without its source. */
    public TableId name() {
        return table.table();
    }

    /** Where a structure was taken from. */
    public enum Origin {
        FILE,
        SOURCE,
        TARGET;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
