package dev.netdoc.knowledge.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Numbers, texts and lists as bytes; numbers take one byte where they are below 128. */
final class Bytes {
    private Bytes() {}

    static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void number(int number) {
            int rest = number;
            while ((rest & ~0x7f) != 0) {
                bytes.write((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
        }

        void bytes(byte[] content) {
            number(content.length);
            bytes.writeBytes(content);
        }

        /** Four bytes each: hashes are spread over all of them. */
        void numbers(int[] numbers) {
            number(numbers.length);
            for (int one : numbers) {
                bytes.write(one >>> 24);
                bytes.write(one >>> 16);
                bytes.write(one >>> 8);
                bytes.write(one);
            }
        }

        void text(String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        <T> void list(List<T> items, Consumer<T> each) {
            number(items.size());
            items.forEach(each);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    static final class In {
        private final byte[] bytes;
        private int at;

        In(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        byte[] bytes() {
            int length = number();
            byte[] content = java.util.Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return content;
        }

        int[] numbers() {
            int[] numbers = new int[number()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (bytes[at] & 0xff) << 24
                        | (bytes[at + 1] & 0xff) << 16
                        | (bytes[at + 2] & 0xff) << 8
                        | (bytes[at + 3] & 0xff);
                at += 4;
            }
            return numbers;
        }

        String text() {
            int length = number();
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        <T> List<T> list(Supplier<T> each) {
            int size = number();
            List<T> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(each.get());
            }
            return items;
        }
    }
}
