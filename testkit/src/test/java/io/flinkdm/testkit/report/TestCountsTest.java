package io.flinkdm.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCountsTest {

    @TempDir Path folder;

    @Test
    void countsAndNamesWhatDidNotPass() throws IOException {
        Path xml =
                Files.writeString(
                        folder.resolve("TEST-some.xml"),
                        """
                        <testsuite name="a.Some">
                          <testcase name="good" classname="a.Some"/>
                          <testcase name="bad" classname="a.Some"><failure message="no"/></testcase>
                          <testcase name="worse" classname="a.Some"><error message="no"/></testcase>
                          <testcase name="away" classname="a.Some">
                            <skipped message="no TiDB&#10;more"/>
                          </testcase>
                        </testsuite>
                        """);

        assertThat(TestCounts.lines(List.of(TestReport.read(xml))))
                .containsExactly(
                        "skipped Some.away: no TiDB",
                        "FAILED Some.bad",
                        "FAILED Some.worse",
                        "tests: 4 run, 2 failed, 1 skipped");
    }
}
