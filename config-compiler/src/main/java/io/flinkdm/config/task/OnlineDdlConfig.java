package io.flinkdm.config.task;

import java.util.List;

/** The keys of online schema change; {@code null} is "not given". */
public record OnlineDdlConfig(
        Value<Boolean> onlineDdl,
        Value<String> onlineDdlScheme,
        List<Value<String>> shadowTableRules,
        List<Value<String>> trashTableRules) {

    static OnlineDdlConfig read(Section section) {
        OnlineDdlConfig config =
                new OnlineDdlConfig(
                        section.flag("online-ddl"),
                        section.text("online-ddl-scheme"),
                        section.texts("shadow-table-rules"),
                        section.texts("trash-table-rules"));
        section.deprecated(config.onlineDdlScheme, "write `online-ddl: true`");
        return config;
    }
}
