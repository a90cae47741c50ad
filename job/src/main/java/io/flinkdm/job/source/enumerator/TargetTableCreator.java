package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a source has to ask of the target, whose names and tables it does not know. */
public interface TargetTableCreator extends Serializable {

    /**
     * Makes what rows will be written to. Called once before the first row is read; must be
     * repeatable: it is called again when the job fails before the first checkpoint.
     */
    void create(List<DiscoveredTable> tables) throws SQLException;

    /**
     * Which of the tables, all created, have no key on the target that tells their rows apart.
     * These are read in a snapshot whose place in the binlog is known, as no change of theirs may
     * be written twice.
     */
    default Set<TableId> withoutKey(List<DiscoveredTable> tables) throws SQLException {
        return tables.stream()
                .filter(table -> ChunkKey.keyless(table.schema()))
                .map(table -> table.table().table())
                .collect(Collectors.toSet());
    }

    /**
     * The load of a table without a key is read anew, and the table is empty now: deletes what an
     * attempt before this one has left on the target. Fetcher thread.
     */
    default void deleteLeftovers(SourceTable table) {}
}
