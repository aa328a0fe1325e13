/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A loaded rule set as one block of bytes. Structures are written as they stand in memory, with offsets in the place of pointers,
 * so an image is only good for the program that wrote it: the head says how large its structures are. A sum over all bytes
 * finds damage; nothing in an image is believed before it is right.
 */
#include "config.h"

#include <string.h>

#include "rules-private.h"

#define IMAGE_FORMAT 3u /* count up when the meaning of a structure changes but not its size */

typedef struct {
    char magic[8];
    guint64 layout;
    ImageKey key;
    guint64 sum; /* over all that follows the head */
    guint32 rules, stages, kinds, praises, table, stems, endings, words, suffixes;
    AutomatonSizes automaton;
    guint32 rules_at, stages_at, kinds_at, praises_at, table_at, stems_at, endings_at, flags_at, suffixes_at, automaton_at;
    guint64 stem_filter[64];
} Head;

/* Offsets of what the pointers of a structure lead to; 0: NULL. */
typedef struct {
    Rule rule;
    guint32 id, message, advice, file, disabled, suggestions, situations, not_situations, words, allowed;
} RuleImage;
typedef struct {
    ToneStage stage;
    guint32 id;
} StageImage;
typedef struct {
    ToneKind kind;
    guint32 id;
} KindImage;
typedef struct {
    Praise praise;
    guint32 id, text, situations;
} PraiseImage;
typedef struct {
    guint32 ending, keeps;
    guint32 length, words;
    WordId ids[WORD_EXPANDS_MOST];
} EndingImage;

static guint64 mix(guint64 hash, guint64 part) {
    hash = (hash ^ part) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 31);
}

static guint64 sum_of(guint64 hash, const char *bytes, gsize length) {
    guint64 part, lanes[4] = {hash, hash + 1, hash + 2, hash + 3};
    for (; length >= sizeof lanes; bytes += sizeof lanes, length -= sizeof lanes) /* four side by side: no waiting for each other */
        for (guint i = 0; i < 4; i++) {
            memcpy(&part, bytes + i * sizeof part, sizeof part);
            lanes[i] = mix(lanes[i], part);
        }
    hash = mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]));
    for (; length >= sizeof part; bytes += sizeof part, length -= sizeof part) {
        memcpy(&part, bytes, sizeof part);
        hash = mix(hash, part);
    }
    part = 0;
    if (length > 0) memcpy(&part, bytes, length);
    return mix(mix(hash, part), length);
}

static guint64 layout(void) {
    static const char version[] = PACKAGE_VERSION;
    const gsize sizes[] = {IMAGE_FORMAT,
                           sizeof(Head),
                           sizeof(RuleImage),
                           sizeof(StageImage),
                           sizeof(KindImage),
                           sizeof(PraiseImage),
                           sizeof(EndingImage),
                           sizeof(Pattern),
                           sizeof(WordEntry),
                           sizeof(Stem),
                           sizeof(gpointer),
                           STAGES_MOST,
                           TYPE_COUNT_OF,
                           ROLE_COUNT,
                           WHEN_COUNT,
                           WORD_FIRST,
                           G_BYTE_ORDER,
                           G_STRUCT_OFFSET(Rule, words),
                           G_STRUCT_OFFSET(Rule, shape),
                           G_STRUCT_OFFSET(Rule, file),
                           G_STRUCT_OFFSET(Pattern, tag)};
    return sum_of(sum_of(1, version, sizeof version), (const char *)sizes, sizeof sizes);
}

ImageKey image_key_of(const char *const *paths) {
    ImageKey key = {{1, 2}};
    for (; *paths != NULL; paths++) {
        g_autofree char *text = NULL;
        gsize length = 0;
        for (guint i = 0; i < 2; i++) key.parts[i] = sum_of(key.parts[i], *paths, strlen(*paths));
        if (!g_file_get_contents(*paths, &text, &length, NULL)) continue;
        for (guint i = 0; i < 2; i++) key.parts[i] = sum_of(key.parts[i], text, length);
    }
    return key;
}

/* ---- writing ---- */

static guint32 place(GByteArray *out) {
    static const guint8 nothing[8] = {0};
    if (out->len % 8 != 0) g_byte_array_append(out, nothing, 8 - out->len % 8);
    return out->len;
}

static guint32 put(GByteArray *out, gconstpointer bytes, gsize size) {
    guint32 at = place(out);
    if (size > 0) g_byte_array_append(out, bytes, (guint)size);
    return at;
}

static guint32 put_text(GByteArray *out, const char *text) {
    guint32 at = out->len;
    if (text == NULL) return 0;
    g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text) + 1);
    return at;
}

/* A list: how many, then the offset of each; 0 for an empty one. */
static guint32 put_list(GByteArray *out, const GPtrArray *list) {
    g_autofree guint32 *offsets = NULL;
    if (list == NULL || list->len == 0) return 0;
    offsets = g_new(guint32, list->len + 1);
    offsets[0] = list->len;
    for (guint i = 0; i < list->len; i++) offsets[i + 1] = put_text(out, g_ptr_array_index(list, i));
    return put(out, offsets, (list->len + 1) * sizeof *offsets);
}

static guint32 put_set(GByteArray *out, GHashTable *set) {
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    GHashTableIter iter;
    gpointer word;
    if (set == NULL) return 0;
    g_hash_table_iter_init(&iter, set);
    while (g_hash_table_iter_next(&iter, &word, NULL)) g_ptr_array_add(list, word);
    return put_list(out, list);
}

static void put_rules(GByteArray *out, Head *head, const Rules *rules) {
    g_autofree RuleImage *images = g_new0(RuleImage, rules->rules->len + 1);
    for (guint i = 0; i < rules->rules->len; i++) {
        const Rule *rule = RULE_AT(rules, i);
        RuleImage *image = &images[i];
        memcpy(&image->rule, rule, sizeof *rule);
        image->id = put_text(out, rule->id);
        image->message = put_text(out, rule->message);
        image->advice = put_text(out, rule->advice);
        image->file = put_text(out, rule->file);
        image->disabled = put_text(out, rule->disabled);
        image->suggestions = put_list(out, rule->suggestions);
        image->situations = put_list(out, rule->situations);
        image->not_situations = put_list(out, rule->not_situations);
        image->words = put_set(out, rule->words);
        image->allowed = put_set(out, rule->allowed);
    }
    head->rules = rules->rules->len;
    head->rules_at = put(out, images, rules->rules->len * sizeof *images);
}

static void put_stages(GByteArray *out, Head *head, const Rules *rules) {
    StageImage stages[STAGES_MOST + 1];
    KindImage kinds[KINDS_MOST];
    memset(stages, 0, sizeof stages);
    memset(kinds, 0, sizeof kinds);
    head->stages = rules->stages->len;
    head->kinds = rules->kinds->len;
    for (guint i = 0; i < head->stages; i++) {
        stages[i].stage = *STAGE_AT(rules, i);
        stages[i].id = put_text(out, stages[i].stage.id);
    }
    for (guint i = 0; i < head->kinds; i++) {
        kinds[i].kind = g_array_index(rules->kinds, ToneKind, i);
        kinds[i].id = put_text(out, kinds[i].kind.id);
    }
    head->stages_at = put(out, stages, head->stages * sizeof *stages);
    head->kinds_at = put(out, kinds, head->kinds * sizeof *kinds);
}

static void put_praises(GByteArray *out, Head *head, const Rules *rules) {
    g_autofree PraiseImage *images = g_new0(PraiseImage, rules->praises->len + 1);
    head->praises = rules->praises->len;
    for (guint i = 0; i < head->praises; i++) {
        images[i].praise = g_array_index(rules->praises, Praise, i);
        images[i].id = put_text(out, images[i].praise.id);
        images[i].text = put_text(out, images[i].praise.text);
        images[i].situations = put_list(out, images[i].praise.situations);
    }
    head->praises_at = put(out, images, head->praises * sizeof *images);
}

static void put_vocabulary(GByteArray *out, Head *head, const Rules *rules) {
    const Vocabulary *vocabulary = rules->vocabulary;
    g_autofree EndingImage *endings = g_new0(EndingImage, vocabulary->endings->len + 1);
    head->table = vocabulary->mask + 1;
    head->stems = vocabulary->stems->len;
    head->endings = vocabulary->endings->len;
    head->words = vocabulary_size(vocabulary);
    for (guint i = 0; i < head->endings; i++) {
        const ShortEnding *ending = &g_array_index(vocabulary->endings, ShortEnding, i);
        endings[i].ending = put_text(out, ending->ending);
        endings[i].keeps = put_text(out, ending->keeps);
        endings[i].length = ending->length;
        endings[i].words = ending->words->len;
        for (guint j = 0; j < ending->words->len; j++) endings[i].ids[j] = g_array_index(ending->words, WordId, j);
    }
    head->endings_at = put(out, endings, head->endings * sizeof *endings);
    head->table_at = put(out, vocabulary->table, head->table * sizeof(WordEntry));
    head->stems_at = put(out, vocabulary->stems->data, head->stems * sizeof(Stem));
    head->flags_at = put(out, rules->word_flags->data, head->words);
    head->suffixes_at = put_set(out, rules->suffixes);
    memcpy(head->stem_filter, vocabulary->stem_filter, sizeof head->stem_filter);
}

GByteArray *rules_to_image(const Rules *rules, const ImageKey *key) {
    GByteArray *out = g_byte_array_new();
    Head head;
    memset(&head, 0, sizeof head);
    memcpy(head.magic, "bowtone", 8);
    head.layout = layout();
    head.key = *key;
    head.automaton = automaton_sizes(rules->automaton);
    put(out, &head, sizeof head);
    put_rules(out, &head, rules);
    put_stages(out, &head, rules);
    put_praises(out, &head, rules);
    put_vocabulary(out, &head, rules);
    head.automaton_at = place(out);
    automaton_write(rules->automaton, out);
    head.sum = sum_of(3, (const char *)out->data + sizeof head, out->len - sizeof head);
    memcpy(out->data, &head, sizeof head);
    return out;
}

/* ---- reading: the sum was right, so offsets are ours ---- */

static gconstpointer bytes_at(const Rules *rules, guint32 at) {
    return g_mapped_file_get_contents(rules->image) + at;
}

static const char *text_at(const Rules *rules, guint32 at) {
    return at != 0 ? bytes_at(rules, at) : NULL;
}

static GPtrArray *list_at(Rules *rules, guint32 at) {
    GPtrArray *list = g_ptr_array_new();
    const guint32 *offsets = bytes_at(rules, at);
    for (guint32 i = 0; at != 0 && i < offsets[0]; i++) g_ptr_array_add(list, (gpointer)text_at(rules, offsets[i + 1]));
    g_ptr_array_add(rules->lists, list);
    return list;
}

static GHashTable *set_at(Rules *rules, guint32 at) {
    GHashTable *set;
    const guint32 *offsets = bytes_at(rules, at);
    if (at == 0) return NULL;
    set = g_hash_table_new(g_str_hash, g_str_equal); /* the words stand in the image */
    for (guint32 i = 0; i < offsets[0]; i++) g_hash_table_add(set, (gpointer)text_at(rules, offsets[i + 1]));
    return set;
}

static void take_rules(Rules *rules, const Head *head) {
    const RuleImage *images = bytes_at(rules, head->rules_at);
    for (guint i = 0; i < head->rules; i++) {
        const RuleImage *image = &images[i];
        Rule rule = image->rule;
        rule.id = g_intern_string(text_at(rules, image->id));
        {
            g_autofree char *family = g_strndup(rule.id, strcspn(rule.id, "."));
            rule.family = g_intern_string(family);
        }
        rule.message = text_at(rules, image->message);
        rule.advice = text_at(rules, image->advice);
        rule.file = text_at(rules, image->file);
        rule.disabled = g_strdup(text_at(rules, image->disabled));
        rule.suggestions = list_at(rules, image->suggestions);
        rule.situations = list_at(rules, image->situations);
        rule.not_situations = list_at(rules, image->not_situations);
        rule.words = set_at(rules, image->words);
        rule.allowed = set_at(rules, image->allowed);
        rule.section = NULL;
        g_array_append_val(rules->rules, rule);
    }
}

static void take_stages(Rules *rules, const Head *head) {
    const StageImage *stages = bytes_at(rules, head->stages_at);
    const KindImage *kinds = bytes_at(rules, head->kinds_at);
    const PraiseImage *praises = bytes_at(rules, head->praises_at);
    for (guint i = 0; i < head->stages; i++) {
        ToneStage stage = stages[i].stage;
        stage.id = g_intern_string(text_at(rules, stages[i].id));
        g_array_append_val(rules->stages, stage);
    }
    for (guint i = 0; i < head->kinds; i++) {
        ToneKind kind = kinds[i].kind;
        kind.id = g_intern_string(text_at(rules, kinds[i].id));
        g_array_append_val(rules->kinds, kind);
    }
    for (guint i = 0; i < head->praises; i++) {
        Praise praise = praises[i].praise;
        praise.id = text_at(rules, praises[i].id);
        praise.text = text_at(rules, praises[i].text);
        praise.situations = list_at(rules, praises[i].situations);
        praise.section = NULL;
        g_array_append_val(rules->praises, praise);
    }
}

static void take_vocabulary(Rules *rules, const Head *head) {
    Vocabulary *vocabulary = rules->vocabulary;
    const EndingImage *endings = bytes_at(rules, head->endings_at);
    g_autoptr(GHashTable) suffixes = set_at(rules, head->suffixes_at);
    GHashTableIter iter;
    gpointer word;
    vocabulary_borrow(vocabulary, bytes_at(rules, head->table_at), head->table);
    g_array_append_vals(vocabulary->stems, bytes_at(rules, head->stems_at), head->stems);
    memcpy(vocabulary->stem_filter, head->stem_filter, sizeof head->stem_filter);
    for (guint i = 0; i < head->endings; i++) {
        ShortEnding ending = {g_strdup(text_at(rules, endings[i].ending)), (guint8)endings[i].length,
                              g_array_new(FALSE, FALSE, sizeof(WordId)), g_strdup(text_at(rules, endings[i].keeps))};
        g_array_append_vals(ending.words, endings[i].ids, endings[i].words);
        g_array_append_val(vocabulary->endings, ending);
    }
    g_array_append_vals(rules->word_flags, bytes_at(rules, head->flags_at), head->words);
    if (suffixes == NULL) return;
    g_hash_table_iter_init(&iter, suffixes);
    while (g_hash_table_iter_next(&iter, &word, NULL)) g_hash_table_add(rules->suffixes, g_strdup(word));
}

Rules *rules_from_image(GMappedFile *file, const ImageKey *key) {
    const char *bytes = g_mapped_file_get_contents(file);
    gsize length = g_mapped_file_get_length(file);
    const Head *head = (const Head *)(const void *)bytes;
    Rules *rules;
    if (length < sizeof *head || memcmp(head->magic, "bowtone", 8) != 0 || head->layout != layout()) return NULL;
    if (memcmp(&head->key, key, sizeof *key) != 0) return NULL;
    if (head->sum != sum_of(3, bytes + sizeof *head, length - sizeof *head)) return NULL;
    rules = rules_new();
    rules->image = g_mapped_file_ref(file);
    take_rules(rules, head);
    take_stages(rules, head);
    take_vocabulary(rules, head);
    automaton_free(rules->automaton);
    rules->automaton = automaton_read(&head->automaton, (const guint8 *)bytes + head->automaton_at);
    rules_index(rules);
    return rules;
}
