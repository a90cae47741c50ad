package io.flinkdm.udf.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpSelectionTest {

    private static boolean selects(DumpTables tables, String schema, String table) {
        return DumpSelection.compile(tables, CaseSensitivity.INSENSITIVE)
                .selects(new TableId(schema, table));
    }

    private static DumpTables filters(String... filters) {
        return new DumpTables(List.of(), List.of(), List.of(filters));
    }

    @Test
    void selectsEverythingWhereNothingIsGiven() {
        assertThat(selects(DumpTables.ALL, "a", "b")).isTrue();
    }

    @Test
    void takesTheDatabasesAndTablesNamed() {
        DumpTables given = new DumpTables(List.of("shop"), List.of("shop.a", "crm.a"), List.of());

        assertThat(selects(given, "Shop", "A")).isTrue();
        assertThat(selects(given, "shop", "b")).isFalse();
        assertThat(selects(given, "crm", "a")).isFalse();
    }

    @Test
    void theLastFilterThatMatchesDecides() {
        DumpTables given = filters("shop.*", "!shop.log*", "shop.log_kept");

        assertThat(selects(given, "shop", "orders")).isTrue();
        assertThat(selects(given, "shop", "log_2020")).isFalse();
        assertThat(selects(given, "shop", "log_kept")).isTrue();
        assertThat(selects(given, "crm", "orders")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*.*, a, b, true",
        "a*c.?, abbc, x, true",
        "a*c.?, abbc, xy, false",
        "db[0-9].t[!a-c], db7, td, true",
        "db[0-9].t[!a-c], db7, tb, false",
        "/^db_\\d{2}$/.*, db_17, t, true",
        "/^db_\\d{2}$/.*, db_170, t, false",
        "/sh.p/.*, my_shop_2, t, true",
        "`a.b`.\"c\"\"d\", a.b, 'c\"d', true",
        "a\\.b.c, a.b, c, true",
        "Größe.*, größe, t, true",
        "a.b, a, b2, false",
    })
    void readsFilters(String filter, String schema, String table, boolean matches) {
        assertThat(selects(filters(filter), schema, table)).isEqualTo(matches);
    }

    @Test
    void namesAreComparedWithTheirCaseWhereItCounts() {
        DumpSelection selection =
                DumpSelection.compile(filters("Shop.*"), CaseSensitivity.SENSITIVE);

        assertThat(selection.selects(new TableId("Shop", "t"))).isTrue();
        assertThat(selection.selects(new TableId("shop", "t"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a.", ".b", "a.b.c", "a b.c", "`a.b", "/a.b", "[a.b", "@file", "a.b\\"})
    void refusesWhatIsNoFilter(String filter) {
        assertThatThrownBy(() -> selects(filters(filter), "a", "b"))
                .isInstanceOf(BadPatternException.class)
                .hasMessageContaining("is no table filter");
    }

    @Test
    void refusesATableWithoutSchema() {
        DumpTables given = new DumpTables(List.of(), List.of("t"), List.of());

        assertThatThrownBy(() -> selects(given, "a", "t")).isInstanceOf(BadPatternException.class);
    }
}
