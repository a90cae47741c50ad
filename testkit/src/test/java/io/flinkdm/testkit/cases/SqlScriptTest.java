package io.flinkdm.testkit.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void splitsAtSemicolonsThatEndALine() {
        assertThat(SqlScript.parse("-- first\nSELECT ';'\nAS a;\n\nSELECT 2;\n").statements())
                .containsExactly("SELECT ';'\nAS a", "SELECT 2");
    }

    @Test
    void wantsTheLastSemicolon() {
        assertThatThrownBy(() -> SqlScript.parse("SELECT 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
