package io.flinkdm.testkit.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableNameTest {

    @Test
    void readsBothSpellings() {
        assertThat(TableName.parse("shop.orders")).isEqualTo(new TableName("shop", "orders"));
        assertThat(TableName.parse("`my.shop`.`orders`"))
                .isEqualTo(new TableName("my.shop", "orders"));
    }

    @Test
    void wantsBothParts() {
        assertThatThrownBy(() -> TableName.parse("orders"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
