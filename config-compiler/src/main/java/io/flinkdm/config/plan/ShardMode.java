package io.flinkdm.config.plan;

/** DM's {@code shard-mode}. */
public enum ShardMode {
    /** Tables are not merged, or their structures never change. */
    NONE,
    PESSIMISTIC,
    OPTIMISTIC
}
