package io.flinkdm.config.task;

/** The keys of sharding; {@code null} is "not given". */
public record ShardConfig(
        Value<Boolean> isSharding,
        Value<String> shardMode,
        Value<Boolean> strictOptimisticShardMode) {

    static ShardConfig read(Section section) {
        ShardConfig config =
                new ShardConfig(
                        section.flag("is-sharding"),
                        section.text("shard-mode"),
                        section.flag("strict-optimistic-shard-mode"));
        section.deprecated(config.isSharding, "write `shard-mode: pessimistic`, or nothing");
        return config;
    }
}
