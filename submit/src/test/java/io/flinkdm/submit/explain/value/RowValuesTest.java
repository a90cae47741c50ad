package io.flinkdm.submit.explain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowValuesTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @ParameterizedTest
    @MethodSource("cases")
    void readsValuesAsTheStreamHasThem(String type, String json, String expected)
            throws IOException {
        assertThat(outcome(type, json)).isEqualTo(expected);
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> RowValues.row(schema("int"), MAPPER.readTree("[1, 2]")))
                .hasMessage("a row has 2 values, its table 1 columns");
    }

    @Test
    void namesTheColumn() {
        assertThatThrownBy(() -> RowValues.row(schema("tinyint"), MAPPER.readTree("[300]")))
                .hasMessage("column c tinyint: out of range");
    }

    private static TableSchema schema(String type) {
        return new TableSchema(
                List.of(new Column("c", ColumnTypes.parse(type, "", ""), true, false)), List.of());
    }

    private static String outcome(String type, String json) throws IOException {
        try {
            Object value = RowValues.row(schema(type), MAPPER.readTree("[" + json + "]")).value(0);
            if (value instanceof byte[] bytes) {
                return "bytes " + HexFormat.of().formatHex(bytes);
            }
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        } catch (BadValueException e) {
            return "!";
        }
    }

    static List<Object[]> cases() throws IOException {
        try (InputStream file = RowValuesTest.class.getResourceAsStream("values.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.split(" ?\\| ", 3))
                    .toList();
        }
    }
}
