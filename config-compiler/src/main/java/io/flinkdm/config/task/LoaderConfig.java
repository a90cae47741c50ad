package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code loaders}, or an inline one; {@code null} is "not given". */
public record LoaderConfig(
        Place place,
        Value<Long> poolSize,
        Value<String> dir,
        Value<String> importMode,
        Value<String> onDuplicate,
        Value<String> onDuplicateLogical,
        Value<String> onDuplicatePhysical,
        Value<String> checksumPhysical,
        Value<String> analyze) {

    private static final String ROWS_BY_SQL = "rows are written with SQL";

    /** All keys left out. */
    public static final LoaderConfig NONE =
            new LoaderConfig(null, null, null, null, null, null, null, null, null);

    static LoaderConfig read(Section section) {
        LoaderConfig config =
                new LoaderConfig(
                        section.place(),
                        section.number("pool-size", Range.INT64),
                        section.text("dir"),
                        section.text("import-mode"),
                        section.text("on-duplicate"),
                        section.text("on-duplicate-logical"),
                        section.text("on-duplicate-physical"),
                        section.text("checksum-physical"),
                        section.text("analyze"));
        section.noEffect(config.dir, "no dump files are written");
        if (!Value.isEmpty(config.onDuplicateLogical)) {
            section.noEffect(config.onDuplicate, "on-duplicate-logical counts");
        }
        section.noEffect(config.checksumPhysical, ROWS_BY_SQL);
        section.noEffect(config.analyze, "TiDB analyzes the tables by itself");
        section.noEffect(section.text("sorting-dir-physical"), ROWS_BY_SQL);
        section.noEffect(section.bytes("disk-quota-physical"), ROWS_BY_SQL);
        section.noEffect(section.number("range-concurrency", Range.INT64), ROWS_BY_SQL);
        section.noEffect(section.text("compress-kv-pairs"), ROWS_BY_SQL);
        section.noEffect(section.text("pd-addr"), ROWS_BY_SQL);
        return config;
    }
}
