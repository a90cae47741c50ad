package io.flinkdm.testkit.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonSpellingTest {

    @Test
    void equalValuesAreSpelledAlike() {
        assertThat(JsonSpelling.of("{\"b\": [1.50, 2e3, \"\\u0041\"], \"a\": {}}"))
                .isEqualTo(JsonSpelling.of("{\"a\":{},\"b\":[1.5,2000,\"A\"]}"));
    }

    @Test
    void typesStayApart() {
        assertThat(JsonSpelling.of("\"1\"")).isNotEqualTo(JsonSpelling.of("1"));
        assertThat(JsonSpelling.of("null")).isNotEqualTo(JsonSpelling.of("\"null\""));
        assertThat(JsonSpelling.of("[\"a\\\",\\\"b\"]"))
                .isNotEqualTo(JsonSpelling.of("[\"a\",\"b\"]"));
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> JsonSpelling.of("{\"a\" 1}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonSpelling.of("1 2"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
