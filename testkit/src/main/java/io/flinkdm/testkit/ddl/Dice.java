package io.flinkdm.testkit.ddl;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chance with a seed. One thread. */
final class Dice {

    private final Random random;

    Dice(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    /** One of them, if there are any. */
    <T> Optional<T> one(List<T> things) {
        return things.isEmpty()
                ? Optional.empty()
                : Optional.of(things.get(random.nextInt(things.size())));
    }

    <T> Optional<T> one(List<T> things, Predicate<T> wanted) {
        return one(things.stream().filter(wanted).toList());
    }

    String of(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** A short name that is not taken; few enough that dropped ones come back. */
    Optional<String> freeName(String prefix, int most, Collection<String> taken) {
        return one(
                IntStream.range(0, most)
                        .mapToObj(number -> prefix + number)
                        .filter(name -> !taken.contains(name))
                        .toList());
    }
}
