package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.ColumnType;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    private static final ColumnType ANY_CASE = text("utf8mb4_0900_ai_ci");
    private static final ColumnType EXACT = text("utf8mb4_bin");
    private static final ColumnType DECIMAL =
            new ColumnType("decimal", "decimal(10,2)", null, null, List.of());

    private static final ColumnType BINARY =
            new ColumnType("binary", "binary(3)", null, null, List.of());

    private static ColumnType text(String collation) {
        return new ColumnType("varchar", "varchar(20)", "utf8mb4", collation, List.of());
    }

    private static int hash(Object value, ColumnType type) {
        return KeyHash.of(type, 0).hash(value);
    }

    private static void equal(Object left, Object right, ColumnType type) {
        assertThat(hash(left, type)).isEqualTo(hash(right, type));
    }

    @Test
    void numbersOfANeighbourhoodKeepTogether() {
        KeyHash hash = KeyHash.of(new ColumnType("bigint", "bigint", null, null, List.of()), 0);
        for (long block : new long[] {0, 1, -2, 1L << 40, Long.MIN_VALUE >> 6}) {
            long first = block << 6;
            assertThat(hash.neighbourhood(first + 63)).isEqualTo(hash.neighbourhood(first));
            assertThat(hash.neighbourhood(first + 64)).isNotEqualTo(hash.neighbourhood(first));
        }
    }

    @Test
    void otherValuesHaveNoNeighbours() {
        assertThat(KeyHash.of(EXACT, 0).neighbourhood("17")).isEqualTo(hash("17", EXACT));
        BigInteger large = BigInteger.ONE.shiftLeft(63);
        assertThat(KeyHash.of(DECIMAL, 0).neighbourhood(large)).isEqualTo(hash(large, DECIMAL));
    }

    @Test
    void lettersDoNotCountWhereCaseDoesNot() {
        equal("Straße 12", "STRASSE 12", ANY_CASE);
        equal("é1", "E1 ", ANY_CASE);
        equal("no 42", "no \uff14\uff12", ANY_CASE);
    }

    @Test
    void digitsTellTextsApart() {
        assertThat(hash("user-17", ANY_CASE)).isNotEqualTo(hash("user-18", ANY_CASE));
        assertThat(hash("0", ANY_CASE)).isNotEqualTo(hash("", ANY_CASE));
    }

    @Test
    void lettersCountInBinaryCollations() {
        assertThat(hash("a", EXACT)).isNotEqualTo(hash("b", EXACT));
        equal("a", "a  ", EXACT);
    }

    @Test
    void lettersTellTextsApart() {
        assertThat(hash("anna", ANY_CASE)).isNotEqualTo(hash("bert", ANY_CASE));
        equal("anna", "ANNA", ANY_CASE);
    }

    @Test
    void unknownCollationsAgreeOnDigitsOnly() {
        ColumnType unknown = text("utf8mb4_klingon_ci");
        equal("anna 7", "bert \uff17", unknown);
        assertThat(hash("anna 7", unknown)).isNotEqualTo(hash("anna 8", unknown));
    }

    @Test
    void aPrefixIsAllThatCounts() {
        KeyHash three = KeyHash.of(ANY_CASE, 3);
        assertThat(three.hash("a\ud83d\ude00bc")).isEqualTo(three.hash("A\ud83d\ude00Bx"));
        assertThat(three.hash("abc")).isNotEqualTo(three.hash("abd"));
    }

    @Test
    void trailingZerosNeverCount() {
        equal("1.50", "1.5", DECIMAL);
        equal("10.00", "10", DECIMAL);
        equal(new byte[] {1, 0, 0}, new byte[] {1}, BINARY);
    }

    @Test
    void numbersBeyondLongHaveAHash() {
        assertThat(hash(BigInteger.ONE.shiftLeft(63), DECIMAL))
                .isEqualTo(Long.hashCode(Long.MIN_VALUE));
    }
}
