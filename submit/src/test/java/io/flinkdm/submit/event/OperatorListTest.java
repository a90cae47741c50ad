package io.flinkdm.submit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.EventPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorListTest {

    private static final EventPlace AT = EventPlace.of("mysql-01", "bin.000001", 700);

    @Test
    void printsDmsFieldsFirst() {
        assertThat(
                        OperatorList.print(
                                "shop",
                                List.of(
                                        BinlogOperator.set(AT, Op.SKIP, List.of(), "me@here", 1),
                                        BinlogOperator.set(
                                                AT.part(EventPlace.BEFORE),
                                                Op.INJECT,
                                                List.of("DROP TABLE s.t"),
                                                "me@here",
                                                1))))
                .isEqualTo(
                        "[{\"op\":1,\"task\":\"shop\",\"binlogPos\":\"bin.000001:700\","
                                + "\"state\":\"set\",\"who\":\"me@here\"},"
                                + "{\"op\":4,\"task\":\"shop\",\"binlogPos\":\"bin.000001:700\","
                                + "\"sqls\":[\"DROP TABLE s.t\"],"
                                + "\"state\":\"set\",\"who\":\"me@here\"}]");
        assertThat(OperatorList.print("shop", List.of())).isEqualTo("[]");
    }
}
