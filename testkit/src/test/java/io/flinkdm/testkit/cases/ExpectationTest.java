package io.flinkdm.testkit.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void readsBothKinds() {
        assertThat(Expectation.parse("# note\nDIFF s a.t b.t\n\nQUERY SELECT 1\n= 1\n= 2|x\n"))
                .containsExactly(
                        new Expectation.SameTable("s", "a.t", "b.t"),
                        new Expectation.QueryResult("SELECT 1", List.of("1", "2|x")));
    }

    @Test
    void refusesAnythingElse() {
        assertThatThrownBy(() -> Expectation.parse("SELECT 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
