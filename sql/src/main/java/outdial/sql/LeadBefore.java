package outdial.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A lead as it was before an import changed it: column {@code lead_before.was}.
 *
 * @param texts by {@link LeadField}
 * @param own texts by {@code custom_field} id
 * @param phones ids of those that it had
 * @param rank in the run's campaign, if it is in it
 */
record LeadBefore(Map<String, String> texts, int value, Map<Long, String> own, List<Long> phones, Optional<Long> rank) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String written(LeadBefore lead) {
        ObjectNode node = JSON.createObjectNode().put("value", lead.value());
        ObjectNode texts = node.putObject("texts");
        lead.texts().forEach(texts::put);
        ObjectNode own = node.putObject("own");
        lead.own().forEach((field, text) -> own.put(String.valueOf(field), text));
        var phones = node.putArray("phones");
        lead.phones().forEach(phones::add);
        lead.rank().ifPresent(rank -> node.put("rank", rank));
        return node.toString();
    }

    static LeadBefore read(String json) {
        JsonNode node = JSON.readTree(json);
        Map<String, String> texts = new HashMap<>();
        node.get("texts")
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        Map<Long, String> own = new HashMap<>();
        node.get("own")
                .properties()
                .forEach(text ->
                        own.put(Long.parseLong(text.getKey()), text.getValue().asString()));
        List<Long> phones = new ArrayList<>();
        node.get("phones").forEach(phone -> phones.add(phone.asLong()));
        return new LeadBefore(
                texts,
                node.get("value").asInt(),
                own,
                phones,
                Optional.ofNullable(node.get("rank")).map(JsonNode::asLong));
    }
}
