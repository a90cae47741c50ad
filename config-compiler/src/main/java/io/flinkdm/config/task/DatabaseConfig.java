package io.flinkdm.config.task;

import java.util.Map;

/** {@code target-database} of a task or {@code from} of a source; {@code null} is "not given". */
public record DatabaseConfig(
        Text host, Long port, Text user, Text password, Map<String, Text> session) {

    static DatabaseConfig read(Section section) {
        section.text("max-allowed-packet");
        section.notYet("security");
        return new DatabaseConfig(
                section.text("host"),
                section.number("port", Range.INT64),
                section.text("user"),
                section.text("password"),
                section.textMap("session"));
    }

    /** The password stays out of every message. */
    @Override
    public String toString() {
        return "DatabaseConfig[host=" + host + ", port=" + port + ", user=" + user + "]";
    }
}
