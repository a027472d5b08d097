package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;

class FieldValueTest {
    @Test
    void jsonIsEqualByValue() {
        var one = new FieldValue.Json("{\"a\": 1, \"b\": [true]}");
        var other = new FieldValue.Json("{\"b\":[true],\"a\":1}");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("{\"a\":1,\"b\":[true]}");
        assertThat(one).isNotEqualTo(new FieldValue.Json("{\"a\":1,\"b\":[false]}"));
    }

    @Test
    void aStringIsNotTheValueThatItSpells() {
        assertThat(new FieldValue.Text("true")).isNotEqualTo(new FieldValue.Json("true"));
        assertThatThrownBy(() -> new FieldValue.Json("\"true\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldValue.Json("true false")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullCountsAsMissing() {
        assertThat(FieldValue.of(NullNode.getInstance())).isEqualTo(new FieldValue.Missing());
    }
}
