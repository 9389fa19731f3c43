package aevb.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records to JSON and back, the same text each time. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    /** The same on one line, for the inside of a page. */
    public static String compact(Object value) {
        try {
            return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    /**
     * The same record with some fields changed: {@code change} has the shape of its JSON, and only what differs.
     *
     * @throws IllegalArgumentException if there is no such field, or a value is out of its range
     */
    static <T> T changed(T value, JsonNode change, Class<T> type) {
        JsonNode whole = MAPPER.valueToTree(value);
        merge(whole, change, "");
        try {
            return MAPPER.treeToValue(whole, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void merge(JsonNode into, JsonNode change, String path) {
        if (!change.isObject()) {
            throw new IllegalArgumentException("expected an object of changes, found " + change);
        }
        change.properties().forEach(field -> {
            String name = path + field.getKey();
            JsonNode old = into.get(field.getKey());
            // another kind of optimizer or objective has fields of its own, so it replaces the old one whole
            boolean replaces =
                    old == null || !old.isObject() || field.getValue().has("name");
            if (old == null) {
                throw new IllegalArgumentException("there is no field \"" + name + "\" to change");
            } else if (replaces) {
                ((ObjectNode) into).set(field.getKey(), field.getValue());
            } else {
                merge(old, field.getValue(), name + ".");
            }
        });
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if the text is not JSON of that record, or a value is out of its range
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new IllegalArgumentException("not a " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
