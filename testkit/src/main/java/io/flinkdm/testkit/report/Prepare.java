package io.flinkdm.testkit.report;

import io.flinkdm.testkit.provision.FlinkDistribution;
import io.flinkdm.testkit.provision.Programs;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;

/**
 * Finds or fetches every server the tests use, so that no test waits for it, and says what is
 * missing. Ends well in either case: tests skip what is missing.
 */
public final class Prepare {

    private Prepare() {}

    /** Gets one thing. */
    @FunctionalInterface
    private interface Getter {
        Object get() throws IOException, UnavailableException;
    }

    public static void main(String[] args) throws IOException {
        Programs programs = new Programs(Prepare::say);
        prepare("MySQL 8.0", programs::mysql80);
        prepare("MySQL 5.7", programs::mysql57);
        prepare("MySQL 9", programs::mysql9);
        prepare("MariaDB 10.11", programs::mariadb1011);
        prepare("MariaDB 10.1", programs::mariadb101);
        prepare("MariaDB 11.4", programs::mariadb114);
        prepare("MariaDB 11.8", programs::mariadb118);
        prepare("TiDB", programs::tidb);
        prepare("gh-ost", programs::ghost);
        prepare("pt-online-schema-change", programs::ptOnlineSchemaChange);
        prepare("Flink", () -> FlinkDistribution.find(Prepare::say));
    }

    private static void prepare(String name, Getter getter) throws IOException {
        try {
            getter.get();
            say(name + " is ready");
        } catch (UnavailableException e) {
            say(name + " is missing, its tests will be skipped: " + e.getMessage());
        }
    }

    private static void say(String line) {
        System.out.println("[testkit] " + line);
    }
}
