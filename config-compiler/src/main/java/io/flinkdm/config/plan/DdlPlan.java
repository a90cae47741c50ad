package io.flinkdm.config.plan;

import io.flinkdm.udf.ddl.online.OnlineDdlTables;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How changes of structure are carried over.
 *
 * @param strictOptimistic {@code strict-optimistic-shard-mode}: a conflict is an error
 * @param strictCollation {@code collation_compatible: strict}: tables and databases without a
 *     collation get the source's default one
 * @param onlineDdl whether the tables of online schema change tools are followed
 * @param shadowTableRules regexes of their working tables, group 1 is the real table
 * @param trashTableRules regexes of the tables they leave behind, group 1 is the real table
 */
public record DdlPlan(
        ShardMode shardMode,
        boolean strictOptimistic,
        boolean strictCollation,
        boolean onlineDdl,
        List<String> shadowTableRules,
        List<String> trashTableRules)
        implements Serializable {

    /** What a task without any of these keys gets. */
    public static final DdlPlan DEFAULT =
            new DdlPlan(
                    ShardMode.NONE,
                    false,
                    false,
                    true,
                    OnlineDdlTables.DEFAULT_SHADOW_RULES,
                    OnlineDdlTables.DEFAULT_TRASH_RULES);

    public DdlPlan {
        Objects.requireNonNull(shardMode, "shardMode");
        shadowTableRules = List.copyOf(shadowTableRules);
        trashTableRules = List.copyOf(trashTableRules);
    }
}
