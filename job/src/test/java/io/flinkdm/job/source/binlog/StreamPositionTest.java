package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

    private final StreamPosition position =
            new StreamPosition(new BinlogPosition("bin.000002", 500, GtidSet.EMPTY));

    @Test
    void goesOnWithTheNextFile() {
        position.rotated(new RotateEvent("bin.000003", 4), false);

        assertThat(position.lastEnd().file()).isEqualTo("bin.000003");
    }

    @Test
    void isNotMovedBackByTheHeadOfAFileReadBefore() {
        position.rotated(new RotateEvent("bin.000001", 4), true);
        position.endUnlessOpen();

        assertThat(position.takeMoved()).isNull();
        assertThat(position.lastEnd().file()).isEqualTo("bin.000002");
        assertThat(position.lastEnd().offset()).isEqualTo(500);
    }

    @Test
    void followsTransactionsOfAnotherServer() {
        position.rotated(new RotateEvent("other.000001", 4), true);
        position.opened();
        position.transactionEnded();

        assertThat(position.lastEnd().file()).isEqualTo("other.000001");
    }
}
