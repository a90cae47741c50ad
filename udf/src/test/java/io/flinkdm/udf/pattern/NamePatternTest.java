package io.flinkdm.udf.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "t* t true",
                "t* T_1 true",
                "t? t false",
                "t? t1 true",
                "[a-c-f] - true",
                "[a-c-f] e false",
                "[!a-c] d true",
                "[!a-c] b false",
                "[!] ! true",
                "[]x] ]x] false",
                "[] a false",
                "[9-0] 5 false",
                "a[b a[b true",
                "a.b axb false",
                "表? 表格 true",
                "😀? 😀x true",
                "~^t_\\d+ t_12x true",
                "~(b)$ ab true",
                "~a$ ab false"
            })
    void matches(String pattern, String name, boolean expected) {
        NamePattern compiled = NamePattern.of(pattern, CaseSensitivity.INSENSITIVE);

        assertThat(compiled.matches(name)).isEqualTo(expected);
    }

    @Test
    void caseCountsWhereItShould() {
        assertThat(NamePattern.of("Db*", CaseSensitivity.SENSITIVE).matches("db1")).isFalse();
        assertThat(NamePattern.of("~^Db", CaseSensitivity.SENSITIVE).matches("db1")).isFalse();
    }

    /** DM puts the text of a regex into lower case, escapes included. */
    @Test
    void regexChangesItsMeaningWhereCaseDoesNotCount() {
        assertThat(NamePattern.of("~^\\D$", CaseSensitivity.INSENSITIVE).matches("1")).isTrue();
        assertThat(NamePattern.of("~^\\D$", CaseSensitivity.SENSITIVE).matches("1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b", "**", "~(", "~(?=a)", "~(a)\\1", "~a{1001}"})
    void refuses(String pattern) {
        assertThatThrownBy(() -> NamePattern.of(pattern, CaseSensitivity.SENSITIVE))
                .isInstanceOf(BadPatternException.class)
                .hasMessageContaining("\"");
    }
}
