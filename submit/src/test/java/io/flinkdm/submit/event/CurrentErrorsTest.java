package io.flinkdm.submit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.event.CurrentErrors.CurrentError;
import io.flinkdm.submit.task.HeldStatement;
import io.flinkdm.submit.task.HeldStatement.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentErrorsTest {

    private static final EventPlace AT = EventPlace.of("mysql-01", "bin.000001", 700);

    @Test
    void isTheFirstParkedStatementOfTheSource() {
        CurrentErrors errors =
                new CurrentErrors(
                        List.of(
                                held("mysql-01", 500, Stage.WAITING),
                                held("mysql-02", 600, Stage.PARKED),
                                held("mysql-01", 700, Stage.PARKED),
                                held("mysql-01", 800, Stage.PARKED)),
                        List.of());
        assertThat(errors.of("mysql-01")).contains(new CurrentError(AT, true));
        assertThat(errors.of("mysql-03")).isEmpty();
    }

    @Test
    void isWhereTheTaskHasStopped() {
        CurrentErrors errors =
                failed(
                        "startLocation: [position: (bin.000001, 700), gtid-set: ], endLocation:"
                                + " [position: (bin.000001, 900), gtid-set: ], source: mysql-01,"
                                + " origin SQL: [ALTER TABLE t ADD x NONSENSE]: cannot be followed");
        assertThat(errors.of("mysql-01")).contains(new CurrentError(AT, true));
        assertThat(errors.of("mysql-02")).isEmpty();
    }

    @Test
    void knowsAStopThatIsNoStatement() {
        CurrentErrors errors =
                failed("startLocation: (bin.000001, 700), source: mysql-01, target: t: no row");
        assertThat(errors.of("mysql-01")).contains(new CurrentError(AT, false));
    }

    @Test
    void isNoneWithoutAPlace() {
        assertThat(failed("the target is full").of("mysql-01")).isEmpty();
    }

    private static CurrentErrors failed(String message) {
        return new CurrentErrors(List.of(), List.of(ProcessError.unknown(message)));
    }

    private static HeldStatement held(String source, long offset, Stage stage) {
        return new HeldStatement(
                EventPlace.of(source, "bin.000001", offset),
                "",
                stage,
                List.of(),
                "DROP TABLE t",
                "",
                1);
    }
}
