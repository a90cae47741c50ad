package io.flinkdm.testkit.ddl;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses statements for some schemas from a seed and what is there. The source may refuse one, for
 * its rows: then nothing has happened. One thread.
 */
public final class DdlGenerator {

    private static final int ATTEMPTS = 200;

    private final List<String> names;
    private final List<DdlKind> kinds;
    private final Dice dice;

    /**
     * @param names of the schemas, as plain words; the first one is there and stays
     * @param without kinds that the source does not know
     */
    public DdlGenerator(List<String> names, Set<DdlKind> without, Random random) {
        this.names = List.copyOf(names);
        this.kinds =
                Stream.of(DdlKind.values())
                        .filter(kind -> !without.contains(kind))
                        .flatMap(kind -> Stream.generate(() -> kind).limit(kind.weight()))
                        .toList();
        this.dice = new Dice(random);
    }

    /** A statement and what kind it is. */
    public record Ddl(DdlKind kind, String sql) {}

    /**
     * The next one.
     *
     * @param connection whose database is the first schema
     */
    public Ddl next(Connection connection) throws SQLException {
        World world = WorldReader.read(connection, names);
        for (int i = 0; i < ATTEMPTS; i++) {
            DdlKind kind = dice.one(kinds).orElseThrow();
            Optional<String> sql = kind.write(world, dice);
            if (sql.isPresent()) {
                return new Ddl(kind, sql.get());
            }
        }
        throw new IllegalStateException("nothing fits " + world);
    }

    /** One of that kind, where it fits what is there. */
    public Optional<Ddl> next(Connection connection, DdlKind kind) throws SQLException {
        World world = WorldReader.read(connection, names);
        return kind.write(world, dice).map(sql -> new Ddl(kind, sql));
    }
}
