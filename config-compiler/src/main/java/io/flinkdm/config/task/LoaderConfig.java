package io.flinkdm.config.task;

/** An entry of {@code loaders}, or an inline one; {@code null} is "not given". */
public record LoaderConfig(Long poolSize) {

    static LoaderConfig read(Section section) {
        section.text("dir");
        section.notYet(
                "import-mode",
                "on-duplicate",
                "on-duplicate-logical",
                "on-duplicate-physical",
                "sorting-dir-physical",
                "disk-quota-physical",
                "checksum-physical",
                "analyze",
                "range-concurrency",
                "compress-kv-pairs",
                "pd-addr");
        return new LoaderConfig(section.number("pool-size", Range.INT64));
    }
}
