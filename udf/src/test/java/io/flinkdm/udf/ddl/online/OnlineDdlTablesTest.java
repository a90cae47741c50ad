package io.flinkdm.udf.ddl.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OnlineDdlTablesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "table-vectors.csv", delimiter = ';', numLinesToSkip = 2)
    void tellsTablesApartLikeDm(
            String row,
            String shadowRules,
            String trashRules,
            String table,
            TableKind kind,
            String realName) {
        OnlineDdlTables tables = OnlineDdlTables.compile(list(shadowRules), list(trashRules));

        assertThat(tables.table(table)).isEqualTo(new OnlineTable(kind, realName));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rule-vectors.csv", delimiter = ';', numLinesToSkip = 2)
    void readsRulesLikeDm(String row, String rule, String outcome) {
        if (!outcome.startsWith("20048 ")) {
            TableNameRule.compile(rule);
            assertThat(TableNameRule.anchored(rule)).isEqualTo(outcome);
            return;
        }
        assertThatThrownBy(() -> TableNameRule.compile(rule))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e ->
                                assertThat(e.code())
                                        .isEqualTo(ErrorCode.CONFIG_ONLINE_DDL_INVALID_REGEX))
                .hasMessageContaining(outcome.substring("20048 ".length()));
    }

    @Test
    void refusesAnUnusableTrashRule() {
        assertThatThrownBy(() -> OnlineDdlTables.compile(List.of(), List.of("_old")))
                .hasMessageContaining("code=20048")
                .hasMessageContaining("_old");
    }

    @Test
    void aNameWithALineBreakIsReal() {
        OnlineDdlTables tables = OnlineDdlTables.compile(List.of(), List.of());

        assertThat(tables.table("_a\nb_gho").kind()).isEqualTo(TableKind.REAL);
        assertThat(tables.table("_t_gho\n").kind()).isEqualTo(TableKind.REAL);
    }

    private static List<String> list(String rules) {
        return rules.isEmpty() ? List.of() : List.of(rules.split(" "));
    }
}
