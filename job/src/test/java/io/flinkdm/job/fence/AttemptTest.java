package io.flinkdm.job.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.fence.Attempt.Placed;
import io.flinkdm.job.fence.Attempt.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final List<Placed> KNOWN =
            List.of(
                    new Placed(new Attempt("first", 9), 1),
                    new Placed(new Attempt("resumed", 4), 2));

    @Test
    void theFirstOneIsNew() {
        assertThat(new Attempt("first", 0).standing(List.of())).isEqualTo(Standing.NEW);
    }

    @Test
    void theNextOneOfAnExecutionTakesItsPlace() {
        assertThat(new Attempt("resumed", 4).standing(KNOWN)).isEqualTo(Standing.CURRENT);
        assertThat(new Attempt("resumed", 5).standing(KNOWN)).isEqualTo(Standing.NEW);
        assertThat(new Attempt("resumed", 3).standing(KNOWN)).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void anotherExecutionTakesThePlaceOfAllBeforeIt() {
        assertThat(new Attempt("third", 0).standing(KNOWN)).isEqualTo(Standing.NEW);
        assertThat(new Attempt("first", 9).standing(KNOWN)).isEqualTo(Standing.SUPERSEDED);
    }

    /** A process of the one before may have woken up and taken the place of the one that runs. */
    @Test
    void whatFlinkStartsAgainTakesThePlaceOfWhoeverHasTakenIt() {
        assertThat(new Attempt("first", 10).standing(KNOWN)).isEqualTo(Standing.NEW);
    }
}
