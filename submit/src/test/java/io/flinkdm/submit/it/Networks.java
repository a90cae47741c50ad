package io.flinkdm.submit.it;

import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.testkit.FaultyProxy;
import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The networks between one task and its two servers, which break at random. One thread. */
final class Networks implements AutoCloseable {

    private static final int MOST_BYTES = 300_000;
    private static final int FEW_BYTES = 500;
    private static final Duration LONGEST_HANG = Duration.ofMillis(1_500);

    private final TestServer source;
    private final TestServer target;
    private final FaultyProxy toSource;
    private final FaultyProxy toTarget;

    private Networks(TestServer source, TestServer target) throws IOException {
        this.source = source;
        this.target = target;
        this.toSource = FaultyProxy.to(source.port());
        this.toTarget = FaultyProxy.to(target.port());
    }

    static Networks to(TestServer source, TestServer target) throws IOException {
        return new Networks(source, target);
    }

    /** The source as the task sees it. */
    Account source() {
        return Account.root(source).port(toSource.port());
    }

    /** The target as the task sees it. */
    Account target() {
        return Account.root(target).port(toTarget.port());
    }

    /** One break on either side; returns what it was. */
    String breakOne(Random random) {
        return random.nextBoolean() ? "source " + breakSource(random) : breakTarget(random);
    }

    /** The source's network breaks behind a byte to come; returns what it was. */
    String breakSourceLater(Random random) {
        return "source " + cutLater(toSource, random.nextInt(MOST_BYTES));
    }

    private String breakSource(Random random) {
        return breakOne(toSource, random);
    }

    /** One break on the target's side; returns what it was. */
    String breakTarget(Random random) {
        return "target " + breakOne(toTarget, random);
    }

    private static String breakOne(FaultyProxy network, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> cut(network);
            case 1 -> cutLater(network, random.nextInt(FEW_BYTES));
            case 2 -> cutLater(network, random.nextInt(MOST_BYTES));
            default -> hang(network, random);
        };
    }

    private static String cut(FaultyProxy network) {
        network.cut();
        return "cut";
    }

    private static String cutLater(FaultyProxy network, long bytes) {
        network.cutAfter(bytes);
        return "cut behind byte " + bytes;
    }

    private static String hang(FaultyProxy network, Random random) {
        network.hang();
        Pause.upTo(LONGEST_HANG, random);
        boolean broken = random.nextBoolean();
        if (broken) {
            network.cut();
        }
        network.go();
        return broken ? "hung and cut" : "hung";
    }

    /** From now on they work. */
    void mend() {
        for (FaultyProxy network : List.of(toSource, toTarget)) {
            network.cutAfter(Long.MAX_VALUE);
            network.go();
        }
    }

    @Override
    public void close() throws IOException {
        toSource.close();
        toTarget.close();
    }
}
