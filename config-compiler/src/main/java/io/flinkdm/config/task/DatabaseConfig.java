package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.Map;

/** {@code target-database} of a task or {@code from} of a source; {@code null} is "not given". */
public record DatabaseConfig(
        Place place,
        Value<String> host,
        Value<Long> port,
        Value<String> user,
        Value<String> password,
        Value<String> passwordFile,
        Map<String, Value<String>> session,
        SecurityConfig security) {

    static DatabaseConfig read(Section section) {
        section.noEffect(
                section.number("max-allowed-packet", Range.INT64),
                "the server's own value is used");
        return new DatabaseConfig(
                section.place(),
                section.text("host"),
                section.number("port", Range.INT64),
                section.text("user"),
                section.text("password"),
                section.text("password-file"),
                section.textMap("session"),
                section.section("security", SecurityConfig::read));
    }

    /** The password stays out of every message. */
    @Override
    public String toString() {
        return "DatabaseConfig[host=" + host + ", port=" + port + ", user=" + user + "]";
    }
}
