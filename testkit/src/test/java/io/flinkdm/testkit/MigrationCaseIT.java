package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestServers.class)
class MigrationCaseIT {

    private static final Path FOLDER = Path.of("src/test/resources/cases/two-sources");

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(value = ServerKind.MYSQL_80, name = "other")
    static TestServer other;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    @Test
    void runsScriptsAndChecksExpectations() throws Exception {
        MigrationCase pair =
                MigrationCase.of(FOLDER, Map.of("one", mysql, "two", other), tidb, "case1");
        pair.prepare();
        pair.increment();
        assertThat(pair.unmet())
                .satisfiesExactly(
                        first -> assertThat(first).contains("no table one_case1.t"),
                        second -> assertThat(second).contains("no table two_case1.t"),
                        third -> assertThat(third).contains("SELECT"));
        assertThat(mysql.port()).isNotEqualTo(other.port());
    }

    @Test
    void holdsWhenTheTargetIsAsExpected() throws Exception {
        MigrationCase alone =
                MigrationCase.of(FOLDER, Map.of("one", mysql, "two", mysql), mysql, "case2");
        alone.prepare();
        alone.increment();
        assertThat(alone.unmet()).isEmpty();
    }

    @Test
    void fillsPlaceholders() throws Exception {
        MigrationCase pair =
                MigrationCase.of(FOLDER, Map.of("one", mysql, "two", other), tidb, "case3");
        assertThat(Files.readString(pair.writeTask(folder)))
                .contains("name: two-sources-case3", "port: " + tidb.port());
        assertThat(pair.writeSources(folder))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("source-one.yaml", "source-two.yaml");
        assertThat(Files.readString(folder.resolve("source-two.yaml")))
                .contains("port: " + other.port());
    }
}
