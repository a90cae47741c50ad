package io.flinkdm.submit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.EventPlace;
import java.io.UncheckedIOException;
import java.util.List;

/** Operators as DM's {@code binlog list} shows them, with who stored and whether used. Pure. */
final class OperatorList {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OperatorList() {}

    static String print(String task, List<BinlogOperator> operators) {
        return json(operators.stream().map(operator -> line(task, operator)).toList());
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Line line(String task, BinlogOperator operator) {
        return new Line(
                EventOp.of(operator.op()).number(),
                task,
                place(operator.place()).text(),
                operator.statements(),
                operator.state().label(),
                operator.who());
    }

    static BinlogPlace place(EventPlace place) {
        return new BinlogPlace(place.file(), place.offset());
    }

    /** The first four are DM's. */
    record Line(
            int op,
            String task,
            String binlogPos,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sqls,
            String state,
            String who) {}
}
