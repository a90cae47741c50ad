package io.flinkdm.config.plan;

/** DM's {@code flavor} of a source. */
public enum Flavor {
    MYSQL,
    MARIADB
}
