package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** {@code meta} of an instance; {@code null} is "not given". */
public record MetaConfig(
        Place place, Value<String> binlogName, Value<Long> binlogPos, Value<String> binlogGtid) {

    static MetaConfig read(Section section) {
        return new MetaConfig(
                section.place(),
                section.text("binlog-name"),
                section.number("binlog-pos", Range.UINT32),
                section.text("binlog-gtid"));
    }
}
