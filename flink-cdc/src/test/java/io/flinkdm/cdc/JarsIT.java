package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jars that the build has made. */
class JarsIT {

    static final Path OWN = jar("../job/target/migration.jar");
    static final Path BOTH = jar("target/migration-flink-cdc.jar");
    static final Path DRIVERS = jar("target/driver");

    /** The binlog client, which both jars bring, but not the same version of it. */
    private static final String CLIENT = "com/github/shyiko/mysql/binlog/BinaryLogClient.class";

    private static final String OWN_CLIENT =
            "io/flinkdm/shaded/binlog/binlog/BinaryLogClient.class";

    @Test
    void keepsTheConnectorOutOfTheJarOfEverybody() throws IOException {
        assertThat(entries(OWN))
                .contains(OWN_CLIENT)
                .noneMatch(
                        name ->
                                name.matches(
                                        "(io/debezium|io/flinkdm/cdc|org/apache/flink/cdc"
                                                + "|org/apache/kafka|com/github/shyiko"
                                                + "|com/mysql)/.*"));
    }

    /** Neither connector meets the other's client; the driver, under the GPL, is in none. */
    @Test
    void keepsTheClientsApart() throws IOException {
        assertThat(entries(BOTH))
                .contains(CLIENT, OWN_CLIENT)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.startsWith("com/mysql/"));
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).filter(n -> n.endsWith(".class")).toList();
        }
    }

    private static Path jar(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
