package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The question needs no connection here: none is opened. */
class ManyConnectionsTest {

    private final AtomicInteger opened = new AtomicInteger();

    private Connection none() {
        opened.incrementAndGet();
        return null;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void answersStandInTheOrderOfTheThings() throws SQLException {
        List<Integer> things = numbers(1_000);
        assertThat(ManyConnections.ask(things, 4, this::none, (c, thing) -> thing + 1))
                .isEqualTo(things.stream().map(thing -> thing + 1).toList());
        assertThat(opened).hasValue(4);
    }

    @Test
    void severalAreAskedAtOnce() throws SQLException {
        CyclicBarrier bothAsk = new CyclicBarrier(2);
        List<Integer> parties =
                ManyConnections.ask(
                        numbers(32),
                        2,
                        this::none,
                        (c, thing) -> {
                            try {
                                bothAsk.await(30, TimeUnit.SECONDS);
                                return bothAsk.getParties();
                            } catch (Exception e) {
                                throw new SQLException("nobody asks beside this one", e);
                            }
                        });
        assertThat(parties).hasSize(32).containsOnly(2);
    }

    @Test
    void fewThingsNeedOneConnection() throws SQLException {
        assertThat(ManyConnections.ask(numbers(3), 8, this::none, (c, thing) -> thing)).hasSize(3);
        assertThat(opened).hasValue(1);
        assertThat(ManyConnections.ask(List.of(), 8, this::none, (c, thing) -> thing)).isEmpty();
        assertThat(opened).hasValue(1);
    }

    @Test
    void theFirstFailureEndsIt() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                ManyConnections.ask(
                                        numbers(1_000),
                                        1,
                                        this::none,
                                        (c, thing) -> {
                                            if (asked.incrementAndGet() == 5) {
                                                throw new SQLException("table 5");
                                            }
                                            return thing;
                                        }))
                .hasMessage("table 5");
        assertThat(asked).hasValue(5);
    }
}
