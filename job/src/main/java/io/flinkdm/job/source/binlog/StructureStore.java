package io.flinkdm.job.source.binlog;

import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Map;

/**
 * Where structures are kept for those who will read on from a checkpoint, and for those who meet
 * their rows. Asked before the first row under them leaves; blocks. Fetcher thread.
 */
public interface StructureStore {

    /** Of a reader that nobody reads on from. */
    StructureStore NONE = step -> {};

    /** Returns when it is durable. Keeping a step again changes nothing. */
    void keep(Step step);

    /** A structure that a person has set has become a revision, which is kept. */
    default void taken(StructureSet structure) {}

    /**
     * What a statement has changed. Immutable.
     *
     * @param revision its number among those of its source
     * @param at where the statement stands
     * @param tables those that became another one, {@code ""} as the text of those that are gone
     * @param structures of those that are not gone
     * @param collations the default collation of each schema that became another one, {@code ""}
     *     for one that is gone
     * @param keptBefore what online schema changes had done before it
     * @param kept what they have done now
     */
    record Step(
            long revision,
            BinlogPosition at,
            String statement,
            Map<TableId, String> tables,
            Map<TableId, TrackedTable> structures,
            Map<String, String> collations,
            KeptStatements keptBefore,
            KeptStatements kept) {

        public Step {
            tables = Map.copyOf(tables);
            structures = Map.copyOf(structures);
            collations = Map.copyOf(collations);
        }
    }
}
