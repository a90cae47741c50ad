package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.DdlCase.Answer;
import io.flinkdm.job.it.DdlCase.Step;
import io.flinkdm.testkit.ServerKind;
import org.junit.jupiter.api.Test;

class DdlCaseTest {

    private static final String TEXT =
            """
            # a comment
            == one-two m80
            CREATE TABLE t (a INT)
            target> CREATE DATABASE {a}
            --
            for 1 2
            INSERT INTO t VALUES ({i}), ({i+10})
            end
            expect> SELECT 1 FROM {a}.t = 1|2

            == three
            --
            DROP TABLE t
            """;

    @Test
    void readsStepsOfBothSides() {
        DdlCase one = DdlCase.parse(TEXT).get(0);

        assertThat(one.schema()).isEqualTo("ddl_one_two");
        assertThat(one.before())
                .containsExactly(
                        new Step(false, "CREATE TABLE t (a INT)"),
                        new Step(true, "CREATE DATABASE {a}"));
        assertThat(one.expected()).containsExactly(new Answer("SELECT 1 FROM {a}.t", "1|2"));
    }

    @Test
    void repeatsWhatIsInALoop() {
        assertThat(DdlCase.parse(TEXT).get(0).after())
                .containsExactly(
                        new Step(false, "INSERT INTO t VALUES (1), (11)"),
                        new Step(false, "INSERT INTO t VALUES (2), (12)"));
    }

    @Test
    void saysForWhichServersACaseIs() {
        assertThat(DdlCase.parse(TEXT))
                .extracting(one -> one.isFor(ServerKind.MARIADB))
                .containsExactly(false, true);
    }
}
