package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
     * Makes schemas that have no table yet: one may be created in them later.
     *
     * @param schemas each one's {@code SHOW CREATE DATABASE}
     */
    default void createSchemas(Map<String, String> schemas) throws SQLException {}

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
     * A table as the target has it. Immutable.
     *
     * @param createTable what its SHOW CREATE TABLE says
     * @param added columns that rows get on their way, which the source does not have
     */
    record OnTarget(String createTable, List<String> added) {}

    /** How the target has some of the source's tables; those it does not have are missing. */
    default Map<TableId, OnTarget> find(Set<TableId> tables) throws SQLException {
        return Map.of();
    }

    /**
     * The load of a table without a key is read anew, and the table is empty now: deletes what an
     * attempt before this one has left on the target. Fetcher thread.
     */
    default void deleteLeftovers(SourceTable table) {}
}
