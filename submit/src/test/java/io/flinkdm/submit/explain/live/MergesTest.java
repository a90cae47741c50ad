package io.flinkdm.submit.explain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergesTest {

    private final LiveTable first = Tables.table("a", "t", "id int");
    private final LiveTable second = Tables.table("b", "t", "id int");
    private final LiveTable third = Tables.table("c", "t", "id int");

    @Test
    void findsKeysThatOverlap() {
        assertThat(problems(range(first, 1, 100), range(second, 101, 200), range(third, 50, 60)))
                .containsExactly("`x`.`t`: keys overlap: m `s`.`a` 1..100 and m `s`.`c` 50..60");
    }

    @Test
    void acceptsKeysOneBehindTheOther() {
        assertThat(problems(range(third, 7, 9), range(first, 1, 3), range(second, 4, 6))).isEmpty();
    }

    @Test
    void comparesWithTheOneThatReachesFarthest() {
        assertThat(problems(range(first, 1, 100), range(second, 2, 3), range(third, 50, 60)))
                .singleElement()
                .asString()
                .endsWith("`a` 1..100 and m `s`.`b` 2..3; m `s`.`a` 1..100 and m `s`.`c` 50..60");
    }

    @Test
    void anExtractedColumnInTheKeyKeepsThemApart() {
        LiveTable a = Tables.table("a", "t", "id int", "shard");
        LiveTable b = Tables.table("b", "t", "id int", "shard");
        Key key =
                new Key(
                        "PRIMARY",
                        true,
                        List.of(new Key.Part("id", 0), new Key.Part("Shard", 0)),
                        false);
        TableSchema target =
                new TableSchema(Tables.schema("id int, Shard varchar(9)").columns(), List.of(key));
        Merges merges = new Merges(List.of(a, b));

        merges.compare(List.of(range(a, 1, 9), range(b, 1, 9)), table -> Optional.of(target));

        assertThat(merges.problems()).isEmpty();
    }

    @Test
    void saysWhatItCannotCompare() {
        Merges merges = new Merges(List.of(first, Tables.table("b", "t", "c int")));

        merges.compare(List.of(range(first, 1, 9)), table -> Optional.empty());

        assertThat(merges.problems()).isEmpty();
        assertThat(merges.notes()).singleElement().asString().contains("keys of 1 of its tables");
    }

    @Test
    void findsOneTableUnderTwoSpellings() {
        Merges merges = new Merges(List.of(first, Tables.table("b", "T", "id int")));

        assertThat(merges.problems())
                .singleElement()
                .hasToString("`x`.`t`: is the same table as `x`.`T`");
    }

    private List<String> problems(KeyRange... ranges) {
        Merges merges = new Merges(List.of(first, second, third));
        merges.compare(List.of(ranges), table -> Optional.empty());
        return merges.problems().stream().map(Finding::toString).toList();
    }

    private static KeyRange range(LiveTable table, long least, long most) {
        return new KeyRange(table, BigInteger.valueOf(least), BigInteger.valueOf(most));
    }
}
