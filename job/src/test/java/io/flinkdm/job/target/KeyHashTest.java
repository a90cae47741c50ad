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

    private static ColumnType text(String collation) {
        return new ColumnType("varchar", "varchar(20)", "utf8mb4", collation, List.of());
    }

    private static void equal(Object left, Object right, ColumnType type) {
        assertThat(KeyHash.of(left, type)).isEqualTo(KeyHash.of(right, type));
    }

    @Test
    void lettersDoNotCountWhereCaseDoesNot() {
        equal("Straße 12", "STRASSE 12", ANY_CASE);
        equal("é1", "E1 ", ANY_CASE);
        equal("no 42", "no \uff14\uff12", ANY_CASE);
    }

    @Test
    void digitsTellTextsApart() {
        assertThat(KeyHash.of("user-17", ANY_CASE)).isNotEqualTo(KeyHash.of("user-18", ANY_CASE));
        assertThat(KeyHash.of("0", ANY_CASE)).isNotEqualTo(KeyHash.of("", ANY_CASE));
    }

    @Test
    void lettersCountInBinaryCollations() {
        assertThat(KeyHash.of("a", EXACT)).isNotEqualTo(KeyHash.of("b", EXACT));
        equal("a", "a  ", EXACT);
    }

    @Test
    void trailingZerosNeverCount() {
        equal("1.50", "1.5", DECIMAL);
        equal("10.00", "10", DECIMAL);
        equal(new byte[] {1, 0, 0}, new byte[] {1}, DECIMAL);
    }

    @Test
    void numbersBeyondLongHaveAHash() {
        assertThat(KeyHash.of(BigInteger.ONE.shiftLeft(63), DECIMAL))
                .isEqualTo(Long.hashCode(Long.MIN_VALUE));
    }
}
