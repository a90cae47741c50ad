package io.flinkdm.job.ddl;

import io.flinkdm.testkit.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statements of {@code corpus} among udf's test resources. A line says which servers take the
 * statement; a block, up to an empty line, begins in an empty schema {@code c}, and its statements
 * follow one another. A line that begins with {@code @} changes the session of its block.
 */
final class Corpus {

    private static final Path FOLDER =
            Path.of("../udf/src/test/resources/io/flinkdm/udf/ddl/corpus");

    private static final Map<ServerKind, String> MARKS =
            Map.of(
                    ServerKind.MYSQL_57, "m57",
                    ServerKind.MYSQL_80, "m80",
                    ServerKind.MYSQL_9, "m9",
                    ServerKind.MARIADB, "a10",
                    ServerKind.MARIADB_118, "a11");

    private Corpus() {}

    /**
     * @param place file and line, for messages
     * @param marks of the servers; one with a question mark takes it and the tracker refuses it
     */
    record Line(String place, Set<String> marks, String sql) {

        boolean acceptedBy(ServerKind server) {
            return marks.contains("all")
                    || marks.contains(MARKS.get(server))
                    || untrackedOn(server);
        }

        String file() {
            return place.substring(0, place.indexOf(':'));
        }

        boolean untrackedOn(ServerKind server) {
            return marks.contains(MARKS.get(server) + "?");
        }
    }

    /**
     * @param settings statements for the session
     */
    record Block(List<String> settings, List<Line> lines) {}

    static List<Block> blocks() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Block> blocks = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                blocks.addAll(blocks(file));
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Block block = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                block = null;
            } else if (!line.startsWith("#")) {
                if (block == null) {
                    block = new Block(new ArrayList<>(), new ArrayList<>());
                    blocks.add(block);
                }
                add(line, file.getFileName() + ":" + number, block);
            }
        }
        return blocks;
    }

    private static void add(String line, String place, Block block) {
        if (line.startsWith("@ ")) {
            block.settings().add(line.substring(2));
            return;
        }
        String[] parts = line.split(" \\| ", 2);
        block.lines()
                .add(new Line(place, Set.of(parts[0].split(" ")), parts[1].replace('¶', '\n')));
    }
}
