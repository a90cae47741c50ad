package io.flinkdm.submit.explain.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureDifferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "id int(11) | ID int | -",
                "id int, a int | id int | column a is missing",
                "id int | id int, a int | column a is in the target only",
                "id int | id bigint unsigned | column id is int, in the target bigint unsigned",
                "a varchar(20) | a varchar(10) | column a is varchar(20), in the target varchar(10)",
                "a enum('x') | a enum('X') | column a is enum('x'), in the target enum('X')",
                "a text collate utf8mb4_bin | a text collate utf8mb4_general_ci | column a has"
                        + " collation utf8mb4_bin, in the target utf8mb4_general_ci",
                "a text collate utf8mb3_bin | a text collate utf8_bin | -",
            })
    void comparesColumns(String source, String target, String expected) {
        assertThat(
                        String.join(
                                "; ",
                                StructureDifferences.of(
                                        Tables.table("t", "t", source), Tables.schema(target))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({"'id int, c varchar(9)', ''", "id int, extracted column c is missing"})
    void wantsExtractedColumns(String target, String expected) {
        LiveTable table = Tables.table("t", "t", "id int", "c");

        assertThat(String.join("; ", StructureDifferences.of(table, Tables.schema(target))))
                .isEqualTo(expected);
    }
}
