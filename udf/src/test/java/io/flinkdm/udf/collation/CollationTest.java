package io.flinkdm.udf.collation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "utf8mb4_bin,a,A,1",
                "utf8mb4_bin,a,a  ,0",
                "utf8mb4_bin,a,a\t,1",
                "utf8mb4_bin,\uFF5E,\uD83D\uDE00,-1",
                "utf8mb4_0900_bin,a,a ,-1",
                "utf8mb4_general_ci,a,Ä,0",
                "utf8mb4_general_ci,ß,s,0",
                "utf8mb4_general_ci,ß,ss,-1",
                "utf8mb4_general_ci,a,a ,0",
                "utf8mb4_unicode_ci,ß,ss,0",
                "utf8mb4_unicode_ci,a,A ,0",
                "utf8mb4_0900_ai_ci,ß,SS,0",
                "utf8mb4_0900_ai_ci,a,A ,-1",
                "utf8mb4_0900_ai_ci,가,각,-1",
                "utf8mb4_0900_ai_ci,一,丁,-1",
                "utf8mb4_0900_ai_ci,_,-,-1",
                "latin1_swedish_ci,ä,å,1",
                "latin1_swedish_ci,é,E,0",
                "latin1_bin,€,é,-1"
            })
    void comparesLikeTheServer(String collation, String left, String right, int expected) {
        Collation compiled = Collation.named(collation).orElseThrow();

        assertThat(Integer.signum(compiled.compare(left, right))).isEqualTo(expected);
        assertThat(Integer.signum(compiled.compare(right, left))).isEqualTo(-expected);
        assertThat(compiled.equal(left, right)).isEqualTo(expected == 0);
    }

    @Test
    void knowsItsCharsetAndWhetherItIsBinary() {
        assertThat(Collation.named("UTF8MB4_bin").orElseThrow().charset()).isEqualTo("utf8mb4");
        assertThat(Collation.named("utf8mb4_bin").orElseThrow().binary()).isTrue();
        assertThat(Collation.named("latin1_swedish_ci").orElseThrow().binary()).isFalse();
    }

    @Test
    void isAbsentWhereTheOrderIsNotKnown() {
        assertThat(Collation.named("utf8mb4_ja_0900_as_cs_ks")).isEmpty();
    }
}
