package io.flinkdm.submit.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * DM's spelling of JSON: 4 blanks of indentation, 64-bit integers as texts, doubles without a
 * trailing {@code .0}, an empty array over two lines (in the lists of tasks: {@code []}).
 * Thread-safe.
 */
public final class AnswerJson {

    private final ObjectMapper mapper;

    private AnswerJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** As DM prints it. */
    public static AnswerJson dm() {
        return new AnswerJson(mapper(numbers().addSerializer(long.class, text())));
    }

    /** With 64-bit integers as JSON numbers ({@code --json-numbers}). */
    public static AnswerJson withNumbers() {
        return new AnswerJson(mapper(numbers()));
    }

    /** The answer as text, without a closing line end. */
    public String print(Answer answer) {
        boolean listOfTasks =
                answer instanceof TaskListAnswer || answer instanceof BatchOperateAnswer;
        try {
            return mapper.writer(new Layout(listOfTasks)).writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper(SimpleModule module) {
        return new ObjectMapper().registerModule(module);
    }

    private static SimpleModule numbers() {
        return new SimpleModule().addSerializer(double.class, new PlainDouble());
    }

    private static ToStringSerializer text() {
        return ToStringSerializer.instance;
    }

    /** 12.0 as 12, like Go. */
    private static final class PlainDouble extends StdSerializer<Double> {

        PlainDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeNumber(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }
    }

    /** The line layout. */
    private static final class Layout extends DefaultPrettyPrinter {

        private final boolean listOfTasks;

        Layout(boolean listOfTasks) {
            super(
                    Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            this.listOfTasks = listOfTasks;
            indentObjectsWith(new DefaultIndenter("    ", "\n"));
            indentArraysWith(new DefaultIndenter("    ", "\n"));
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Layout(listOfTasks);
        }

        @Override
        public void writeEndArray(JsonGenerator out, int values) throws IOException {
            if (values > 0) {
                super.writeEndArray(out, values);
                return;
            }
            _nesting--;
            if (!listOfTasks) {
                _arrayIndenter.writeIndentation(out, _nesting);
            }
            out.writeRaw(']');
        }
    }
}
