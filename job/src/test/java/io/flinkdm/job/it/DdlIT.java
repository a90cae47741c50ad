package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of DDL by itself, from {@code ddl-cases.txt}: the copies have the source's structures
 * and rows. {@code -Dddl.sources=MYSQL_57,MYSQL_9,MARIADB} chooses other sources, {@code
 * -Dddl.case=} the cases whose names begin so.
 */
@ExtendWith(TestServers.class)
class DdlIT {

    private static final String SOURCES = System.getProperty("ddl.sources", "MYSQL_80");
    private static final String WANTED = System.getProperty("ddl.case", "");
    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("ddl.patience", 60));

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    @TempDir private static Path folder;

    private static final Map<ServerKind, TestServer> STARTED = new EnumMap<>(ServerKind.class);
    private static final List<DdlCasesRun> RUNS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        for (String name : SOURCES.split(",")) {
            ServerKind kind = ServerKind.valueOf(name);
            STARTED.put(kind, Servers.start(kind, line -> System.out.println("[testkit] " + line)));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        closeRuns();
        STARTED.values().forEach(TestServer::close);
    }

    private static void closeRuns() throws Exception {
        for (DdlCasesRun run : RUNS) {
            run.close();
        }
        RUNS.clear();
    }

    @TestFactory
    Stream<DynamicContainer> carriesOver() throws IOException {
        List<DdlCase> all = DdlCase.parse(text());
        return STARTED.entrySet().stream()
                .map(
                        source ->
                                DynamicContainer.dynamicContainer(
                                        source.getKey().label(),
                                        tests(
                                                all.stream()
                                                        .filter(one -> one.isFor(source.getKey()))
                                                        .filter(DdlIT::isWanted)
                                                        .toList(),
                                                source.getValue())));
    }

    private static boolean isWanted(DdlCase one) {
        return one.name().startsWith(WANTED);
    }

    private static String text() throws IOException {
        return new String(
                DdlIT.class.getResourceAsStream("ddl-cases.txt").readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static Stream<DynamicTest> tests(List<DdlCase> cases, TestServer source) {
        Stream<DynamicTest> start =
                Stream.of(DynamicTest.dynamicTest("the task runs", () -> start(cases, source)));
        return Stream.concat(
                start,
                cases.stream()
                        .map(one -> DynamicTest.dynamicTest(one.name(), () -> awaitEqual(one))));
    }

    private static void start(List<DdlCase> cases, TestServer source) throws Exception {
        closeRuns();
        RUNS.add(DdlCasesRun.start(cases, source, tidb, folder));
    }

    private static void awaitEqual(DdlCase one) {
        await().atMost(PATIENCE)
                .failFast(() -> RUNS.get(0).assertRuns())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(RUNS.get(0).unmet(one)).isEmpty());
    }
}
