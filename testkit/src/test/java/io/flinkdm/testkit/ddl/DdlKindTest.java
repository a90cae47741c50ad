package io.flinkdm.testkit.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DdlKindTest {

    private static final LiveColumn ID = column("id", "int(11)", false, "");
    private static final LiveKey PRIMARY = new LiveKey(LiveKey.PRIMARY, true, List.of("id"));

    private static LiveColumn column(String name, String type, boolean nullable, String charset) {
        return new LiveColumn(name, type, nullable, charset, "");
    }

    private static LiveTable table(String name, LiveKey... keys) {
        return new LiveTable(
                "a",
                name,
                List.of(
                        ID,
                        column("c0", "varchar(20)", true, "latin1"),
                        column("c1", "enum('x','y')", true, "utf8mb4")),
                List.of(keys),
                name.startsWith("p")
                        ? List.of(
                                new LiveTable.Partition("r1", 20),
                                new LiveTable.Partition("r2", 60),
                                new LiveTable.Partition("r3", 100))
                        : List.of());
    }

    private static World world(LiveTable... tables) {
        return new World(List.of("a", "b", "c"), List.of("a", "b"), List.of(tables));
    }

    private static final World RICH =
            world(
                    table("k0", PRIMARY, new LiveKey("i0", false, List.of("c1"))),
                    table("k1", PRIMARY),
                    table("k2", PRIMARY),
                    table("u0", new LiveKey("one_id", true, List.of("id"))),
                    table("u1", new LiveKey("one_id", true, List.of("id")), PRIMARY),
                    table("p0", PRIMARY));

    private static Optional<String> some(DdlKind kind, World world) {
        Dice dice = new Dice(new Random(1));
        for (int i = 0; i < 300; i++) {
            Optional<String> sql = kind.write(world, dice);
            if (sql.isPresent()) {
                return sql;
            }
        }
        return Optional.empty();
    }

    @Test
    void hasAStatementOfEachKindWhereThereIsEnough() {
        World small = world(RICH.tables().get(0));
        for (DdlKind kind : DdlKind.values()) {
            // where there is room for one more table
            World world = kind.name().startsWith("CREATE") ? small : RICH;
            assertTrue(some(kind, world).isPresent(), kind.name());
        }
    }

    @Test
    void repeatsItselfWithTheSeed() {
        for (DdlKind kind : DdlKind.values()) {
            assertEquals(some(kind, RICH), some(kind, RICH));
        }
    }

    @Test
    void keepsThePrimaryKeyOfTablesMadeWithOne() {
        World world = world(table("k0", PRIMARY));

        assertFalse(some(DdlKind.DROP_PRIMARY, world).isPresent());
        assertFalse(some(DdlKind.DROP_KEY, world).isPresent());
    }

    @Test
    void keepsWhatOthersAreComputedFrom() {
        LiveColumn base = column("c0", "int", true, "");
        LiveColumn sum = new LiveColumn("c1", "bigint", true, "", "(`c0` + 1)");
        LiveTable table = new LiveTable("a", "n0", List.of(base, sum), List.of(), List.of());

        assertEquals(List.of(sum), table.free());
    }
}
