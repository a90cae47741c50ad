package io.flinkdm.udf.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "f0000000-0000-0000-0000-000000000001";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "never",
            emptyValue = "",
            value = {
                "A:1-5:7 | A:1-5:7",
                "A:1 | A:1-1",
                "A:1-7 | A:4-7:1-3",
                "A:1-9 | A:1-5:3-9",
                "A:1,B:2 | B:2,A:1",
                "A:1:x:3-4:y:1 | A:y:1,A:X:3:4,A:1",
                "A:x:3 | A:x:3",
                "0-1-5,2-7-9 | 2-7-9, 0-1-5",
                "0-2-6 | 0-1-5,0-2-6",
                "4294967295-1-18446744073709551615 | 4294967295-1-18446744073709551615"
            })
    void printsCanonically(String canonical, String text) {
        assertThat(set(text)).hasToString(names(canonical));
        assertThat(set(canonical)).isEqualTo(set(text));
    }

    @Test
    void blanksAndLetterCaseDoNotMatter() {
        String text = " " + A.toUpperCase() + ":1-5,\n" + B + " : 7 ,\n";

        assertThat(GtidSet.parse(text)).hasToString(A + ":1-5," + B + ":7");
        assertThat(GtidSet.parse(" \n")).isSameAs(GtidSet.EMPTY).hasToString("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A:",
                "A:0",
                "A:5-4",
                "A:x",
                "A:1:",
                "zz:1",
                "A:99999999999999999999",
                "1-2",
                "1-2-3-4",
                "x-1-2",
                "4294967296-1-1",
                "0-1-18446744073709551616",
                "A:1,0-1-1"
            })
    void refusesWhatIsNoSet(String text) {
        assertThatThrownBy(() -> set(text))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PARSE_GTID));
    }

    @Test
    void addsOneTransaction() {
        UUID a = UUID.fromString(A);

        assertThat(set("A:1-5").plus(a, 6)).isEqualTo(set("A:1-6"));
        assertThat(GtidSet.EMPTY.plus(a, 6)).isEqualTo(set("A:6"));
        assertThat(set("A:1-5").plus(A + ":t:2")).isEqualTo(set("A:1-5:t:2"));
        assertThat(GtidSet.EMPTY.plus("0-1-2")).isEqualTo(set("0-1-2"));
    }

    @Test
    void mariaDbKeepsTheLastTransactionOfADomain() {
        assertThat(set("0-1-5,1-1-1").plus(0, 2, 6)).isEqualTo(set("0-2-6,1-1-1"));
        assertThat(set("0-1-5").plus("0-2-3")).isEqualTo(set("0-2-3"));
        assertThat(set("0-1-5").union(set("0-2-3,1-1-1"))).isEqualTo(set("0-1-5,1-1-1"));
        assertThat(set("0-2-6").contains(set("0-1-5"))).isTrue();
        assertThat(set("0-2-6").contains(set("0-1-7"))).isFalse();
        assertThat(set("0-2-6,1-1-1").minus(set("0-1-9"))).isEqualTo(set("1-1-1"));
    }

    @Test
    void theFamiliesDoNotMix() {
        assertThatThrownBy(() -> set("A:1").union(set("0-1-1")))
                .isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> set("A:1").plus(0, 1, 1)).isInstanceOf(MigrationException.class);
        assertThat(set("A:1").contains(GtidSet.EMPTY)).isTrue();
        assertThat(GtidSet.EMPTY.union(set("0-1-1"))).isEqualTo(set("0-1-1"));
    }

    @Test
    void travelsThroughJavaSerialization() throws IOException, ClassNotFoundException {
        GtidSet set = set("A:1-5:7:x:1,B:1");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(set);

        Object back =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(back).isEqualTo(set);
    }

    private static GtidSet set(String text) {
        return GtidSet.parse(names(text));
    }

    /** A and B stand for UUIDs in the cases above. */
    private static String names(String text) {
        return text.replace("A", A).replace("B", B);
    }
}
